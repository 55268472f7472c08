package dev.syncline.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules ask of the synchronisation itself. */
class SyncHelperTest {

    private final RuleBench bench = new RuleBench();

    @ParameterizedTest
    @ValueSource(strings = {"77", "77L", "'77'", "replica.parentId", "replica.parentId.toLong()", "\"${77}\""})
    void theLocalTwinOfARemoteIdIsFoundByNumberOrText(String id) {
        assertThat(bench.update(
                                "def key = syncHelper.getLocalIssueKeyFromRemoteId(" + id + ")\n"
                                        + "issue.parentId = key?.id\nissue.parent = key?.urn",
                                Map.of("parentId", "77"),
                                Map.of())
                        .difference()
                        .fields())
                .isEqualTo(Map.of("parentId", "9", "parent", "ACME-9"));
    }

    @Test
    void aRemoteIdWithoutATwinGivesNull() {
        assertThat(bench.outgoing("replica.x = [syncHelper.getLocalIssueKeyFromRemoteId('78'),"
                                + " syncHelper.getLocalIssueKeyFromRemoteId(null)].every { it == null }")
                        .replica()
                        .hub())
                .containsEntry("x", true);
    }

    @Test
    void theKeyFitsItsTypeInARule() {
        assertThat(bench.outgoing("""
                        import com.exalate.api.domain.IIssueKey
                        import com.exalate.basic.domain.BasicIssueKey
                        IIssueKey found = syncHelper.getLocalIssueKeyFromRemoteId(77)
                        def same(BasicIssueKey key) { key.idStr + key.getURN() + key.key + key.entityType }
                        replica.x = same(found)
                        replica.y = found == new BasicIssueKey("9", "x")
                        """).replica().hub())
                .containsEntry("x", "9ACME-9ACME-9ticket")
                .containsEntry("y", true);
    }

    @Test
    void otherItemsAreBroughtUnderSyncByKeyObjectOrId() {
        SyncWishes wishes = bench.outgoing("""
                        import com.exalate.basic.domain.BasicIssueKey
                        replica.summary = issue.summary
                        syncHelper.exalate(new BasicIssueKey(5, "ACME-5"))
                        syncHelper.exalate(new BasicIssueKey(5, "ACME-5"))
                        syncHelper.exalate(new BasicIssueKey("6", "ACME-6", "ticket"))
                        ["ACME-7", 8].each { syncHelper.exalate(it) }
                        syncHelper.unExalate("ACME-3")
                        """).wishes();
        assertThat(wishes.exalate())
                .containsExactly(
                        new LocalKey("5", "ACME-5", null),
                        new LocalKey("6", "ACME-6", "ticket"),
                        new LocalKey("ACME-7", "ACME-7", null),
                        new LocalKey("8", "8", null));
        assertThat(wishes.unExalate()).containsExactly(new LocalKey("ACME-3", "ACME-3", null));
        assertThat(wishes.unExalateThis()).isFalse();
    }

    @Test
    void theItemItselfIsTakenOffSync() {
        for (String call : List.of("unExalate()", "unExalateAfterProcessing()")) {
            assertThat(bench.update("syncHelper." + call, Map.of(), Map.of())
                            .wishes()
                            .unExalateThis())
                    .as(call)
                    .isTrue();
        }
        assertThat(bench.update("issue.summary = 'x'", Map.of(), Map.of())
                        .wishes()
                        .isEmpty())
                .isTrue();
    }

    @Test
    void nothingIsNoItem() {
        ScriptFault fault = catchThrowableOfType(ScriptFault.class, () -> bench.outgoing("syncHelper.exalate(null)"));
        assertThat(fault).hasMessageContaining("needs the key of an item");
        fault = catchThrowableOfType(
                ScriptFault.class, () -> bench.outgoing("(1..300).each { syncHelper.exalate(it) }"));
        assertThat(fault).hasMessageContaining("at most 200 items");
    }

    @Test
    void aSyncBackIsForIncomingRules() {
        ScriptFault fault =
                catchThrowableOfType(ScriptFault.class, () -> bench.outgoing("syncHelper.syncBackAfterProcessing()"));
        assertThat(fault.kind()).isEqualTo(ScriptFault.Kind.REFUSED);
        assertThat(fault.remedy()).contains("Move the call to the incoming rule");
        assertThat(bench.firstSync("syncHelper.syncBackAfterProcessing()", Map.of())
                        .syncBack())
                .isTrue();
    }

    @Test
    void theTrackersAddressIsToldBothWays() {
        assertThat(bench.outgoing("replica.x = syncHelper.getTrackerUrl() == syncHelper.trackerUrl")
                        .replica()
                        .hub())
                .containsEntry("x", true);
    }
}
