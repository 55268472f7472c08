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

def member(login, first, last, project, role)
  return if User.find_by_login(login)
  user = User.new(firstname: first, lastname: last, mail: "#{login}@lab.test")
  user.login = login
  user.password = user.password_confirmation = 'only-for-tests'
  user.save!
  Member.create!(project: project, principal: user, roles: [role])
end

# As docs/trackers/redmine.md asks for.
manager = Role.find_by_name('Manager')
unless Role.find_by_name('Syncline')
  role = Role.create!(name: 'Syncline', permissions: %i[view_issues add_issues edit_issues add_issue_notes
    view_private_notes set_notes_private edit_own_issue_notes])
  WorkflowRule.copy(nil, manager, nil, role)
end
member('grace', 'Grace', 'Manager', project, manager)
member('syncline', 'Syncline', 'Node', project, Role.find_by_name('Syncline'))
key('grace', 'c' * 40)
key('syncline', 'd' * 40)
key('admin', 'a' * 40)
key('ada', 'b' * 40)

run Rails.application
