# Fills the database of a Request Tracker for tests; prints the tokens of an administrator, of an agent and of the user Syncline acts as.
use strict;
use warnings;
use lib '/usr/share/request-tracker5/lib', '/usr/local/share/request-tracker5/lib';
use RT;
RT::LoadConfig();
RT::Init();
require RT::AuthToken;

sub token {
    my $user = shift;
    my ( $ok, $message, $token ) = RT::AuthToken->new( RT->SystemUser )->Create( Owner => $user->id, Description => 'tests' );
    die $message unless $ok;
    return $token;
}

my $root = RT::User->new( RT->SystemUser );
$root->Load('root');
$root->SetEmailAddress('root@lab.test');
$root->SetPassword('only-for-tests');

my $queue = RT::Queue->new( RT->SystemUser );
$queue->Create( Name => 'Support' );
for my $field ( [ 'Floor', 'Freeform', 1 ], [ 'Cost', 'Freeform', 1, '^(|\d+(\.\d+)?)$' ], [ 'Site', 'Select', 1 ], [ 'Tags', 'Freeform', 0 ] ) {
    my ( $name, $type, $most, $pattern ) = @$field;
    my $made = RT::CustomField->new( RT->SystemUser );
    $made->Create( Name => $name, Type => $type, MaxValues => $most, LookupType => 'RT::Queue-RT::Ticket', $pattern ? ( Pattern => $pattern ) : () );
    $made->AddToObject( RT::Queue->new( RT->SystemUser ) );
    if ( $type eq 'Select' ) { $made->AddValue( Name => $_ ) for qw(Oslo Ghent) }
}

my $ada = RT::User->new( RT->SystemUser );
$ada->Create( Name => 'ada', RealName => 'Ada Agent', EmailAddress => 'ada@lab.test', Privileged => 1 );
$ada->PrincipalObj->GrantRight( Object => $queue, Right => $_ ) for qw(SeeQueue ShowTicket CreateTicket ReplyToTicket);

# As docs/trackers/requesttracker.md asks for.
my $syncline = RT::User->new( RT->SystemUser );
$syncline->Create( Name => 'syncline', RealName => 'Syncline Node', EmailAddress => 'syncline@lab.test', Privileged => 1 );
$syncline->PrincipalObj->GrantRight( Object => $queue, Right => $_ )
    for qw(SeeQueue ShowTicket ShowTicketComments CreateTicket ReplyToTicket CommentOnTicket ModifyTicket OwnTicket SeeCustomField ModifyCustomField);
print token($root), "\n", token($ada), "\n", token($syncline), "\n";
