package dev.syncline.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What nodeHelper and userHelper answer. */
class NodeHelperTest {

    private final RuleBench bench = new RuleBench();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nodeHelper.getStatus("Open").name                             | Open
                    nodeHelper.getPriority("High").name                           | High
                    nodeHelper.getLabel("hot").label                              | hot
                    nodeHelper.getUserByEmail("jane@acme.test").key               | u1
                    nodeHelper.getUserByEmail("jane@acme.test", "ACME").key       | u1
                    nodeHelper.getUserByUsername("jane").displayName              | Jane Doe
                    nodeHelper.getUser("u1").email                                | jane@acme.test
                    nodeHelper.getTeamIdByName("Support")                         | team-7
                    nodeHelper.getIssueType("Task").name                          | Task
                    nodeHelper.getIssueType("Task", "ACME").name                  | Task
                    nodeHelper.getProject("ACME").name                            | Acme
                    nodeHelper.getVersion("1.0", issue.project).name              | 1.0
                    nodeHelper.createVersion(issue, "1.0", "x").name              | 1.0
                    nodeHelper.createComponent(issue, "Printers", "", null, "UNASSIGNED").name | Printers
                    nodeHelper.getResolution("Fixed").name                        | Fixed
                    nodeHelper.getOption(issue, "Group", "Support").id            | 4
                    nodeHelper.getOption(issue, 10L, "Support").childOptions[0].value | Printers
                    nodeHelper.getLocalIssueFromRemoteId(77L).key                 | ACME-9
                    nodeHelper.getCustomField(1, "Group", "Support").value        | 4
                    nodeHelper.getCustomFieldValueLabel(1, "Group", "4")          | Support
                    nodeHelper.stripHtml("<p>a<br>b</p>").replace("\\n", "/")     | a/b
                    nodeHelper.toMarkDownFromHtml("<b>x</b> <a href='y'>z</a>")   | **x** [z](y)
                    userHelper.getByEmail("jane@acme.test").key                   | u1
                    userHelper.getUserByEmail("jane@acme.test").key               | u1
                    userHelper.getByKey("u1").username                            | jane
                    userHelper.getByUsername("jane").key                          | u1
                    """)
    void answers(String expression, String expected) {
        assertThat(value(expression)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "nodeHelper.getUserByEmail('nobody@acme.test')",
        "nodeHelper.getUserByEmail(null)",
        "nodeHelper.getUserByUsername('nobody')",
        "nodeHelper.getUser('u9')",
        "nodeHelper.getIssueType(null)",
        "nodeHelper.getIssueType('Epic')",
        "nodeHelper.getProject('NOPE')",
        "'nodeHelper.getVersion(''9'', null)'",
        "'nodeHelper.createComponent(issue, ''Nope'', '''', null, ''UNASSIGNED'')'",
        "'nodeHelper.createComponent(issue, ''Printers'', '''', null, null)'",
        "nodeHelper.getResolution('Odd')",
        "nodeHelper.getTeamIdByName('Nobody')",
        "'nodeHelper.getOption(issue, ''Group'', ''Nope'')'",
        "'nodeHelper.getOption(issue, ''Nope'', ''Support'')'",
        "nodeHelper.getLocalIssueFromRemoteId(78L)",
        "userHelper.getByKey('u9')",
        "userHelper.getByEmail(null)"
    })
    void answersNullWhereThereIsNone(String expression) {
        assertThat(value(expression + " == null")).isEqualTo(true);
    }

    @Test
    void aStatusTheTrackerDoesNotHaveCountsAsFalse() {
        assertThat(value("nodeHelper.getStatus('Odd') ? 'yes' : 'no'")).isEqualTo("no");
        assertThat(value("(nodeHelper.getPriority('Odd') ?: nodeHelper.getPriority('Low')).name"))
                .isEqualTo("Low");
    }

    @Test
    void aCustomFieldIsLookedAtBeforeItIsBuilt() {
        assertThat(bench.update(
                                "entity.customFields.'Group' = nodeHelper.getCustomField(entity.templateId, 'Group', 'Support')",
                                Map.of(),
                                Map.of())
                        .difference()
                        .fields())
                .isEqualTo(Map.of("customFields", Map.of("Group", "4")));
        assertThatThrownBy(() -> value("nodeHelper.getCustomField(1, 'Group', 'Sales')"))
                .isInstanceOf(ScriptFault.class)
                .hasMessageContaining("no choice 'Sales'. It has: Support.");
        assertThatThrownBy(() -> value("nodeHelper.getCustomField(1, 'Grop', 'Sales')"))
                .isInstanceOf(ScriptFault.class)
                .hasMessageContaining("no field 'Grop'");
    }

    @Test
    void markDownKeepsListsHeadingsCodeAndImages() {
        assertThat(value("nodeHelper.toMarkDownFromHtml('<h2>T</h2><ul><li>a<li><i>b</i></ul><ol><li>c</li></ol>"
                        + "<pre>x < y</pre><p>1 &lt; 2</p><img src=\"i.png\" alt=\"I\"><script')"))
                .isEqualTo("## T\n\n- a\n- *b*\n\n1. c\n\n```\nx < y\n```\n\n1 < 2\n\n![I](i.png)<script");
    }

    @Test
    void commentsBecomeMarkDownAndKeepTheirIds() {
        bench.comments = List.of(bench.comments.get(0));
        assertThat((List<?>) bench.outgoing("replica.comments = nodeHelper.toMarkDownComments(issue.comments)")
                        .replica()
                        .hub()
                        .get("comments"))
                .first()
                .satisfies(
                        comment -> assertThat(((Map<?, ?>) comment).get("id")).isEqualTo("c1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nodeHelper.createVersion(issue, "9.9", "x")   | cannot make one  | Add the version in the tracker
                    userHelper.createUser("x", "y")               | makes no accounts | administrator add the person
                    userHelper.findInGroup("x")                   | no groups        | list or map
                    userHelper.findWithRole("x", "y")             | no groups or roles | list or map
                    userHelper.hasRole(null, "x", "y")            | no groups or roles | list or map
                    userHelper.isGroupMember(null, "x")           | no groups        | list or map
                    """)
    void whatTheTrackerCannotDoIsRefusedWithWhatToDoInstead(String call, String says, String instead) {
        assertThatThrownBy(() -> bench.outgoing(call)).isInstanceOfSatisfying(ScriptFault.class, fault -> {
            assertThat(fault.kind()).isEqualTo(ScriptFault.Kind.REFUSED);
            assertThat(fault).hasMessageContaining(says);
            assertThat(fault.remedy()).contains(instead);
        });
    }

    private Object value(String expression) {
        return bench.outgoing("replica.x = " + expression).replica().hub().get("x");
    }
}
