# Redmine of Debian's package with a database of its own (DATABASE_URL), filled for tests; started by puma in its folder.
require '/usr/share/redmine/config/environment'

Setting.rest_api_enabled = '1'
Setting.attachment_max_size = '25600'

def key(login, value)
  user = User.find_by_login(login)
  user.password = user.password_confirmation = 'only-for-tests'
  user.must_change_passwd = false
  user.save!
  Token.where(user_id: user.id, action: 'api').destroy_all
  Token.create!(user: user, action: 'api').update_column(:value, value)
end

def field(name, format, more = {})
  IssueCustomField.find_by_name(name) || IssueCustomField.create!(
    { name: name, field_format: format, is_for_all: true, is_filter: true, visible: true, trackers: Tracker.all }.merge(more))
end

field('Syncline key', 'string')
field('Floor', 'string')
field('Cost', 'float')
field('Site', 'list', possible_values: %w[Oslo Ghent])

project = Project.find_by_identifier('ops') || Project.create!(
  name: 'Operations', identifier: 'ops', trackers: Tracker.all, enabled_module_names: %w[issue_tracking])
IssueCategory.find_or_create_by!(project: project, name: 'Network')

unless User.find_by_login('ada')
  ada = User.new(firstname: 'Ada', lastname: 'Agent', mail: 'ada@lab.test')
  ada.login = 'ada'
  ada.password = ada.password_confirmation = 'only-for-tests'
  ada.save!
  Member.create!(project: project, principal: ada, roles: [Role.find_by_name('Developer')])
end
key('admin', 'a' * 40)
key('ada', 'b' * 40)

run Rails.application
