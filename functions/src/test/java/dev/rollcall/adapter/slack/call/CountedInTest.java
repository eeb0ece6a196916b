package dev.rollcall.adapter.slack.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.budget.Bucket;
import dev.rollcall.platform.http.HttpCall;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.util.List;

class CountedInTest {
    @ParameterizedTest
    @CsvSource({
        "/scim/v2/Users/{id}, 'scim-user-writes, scim-writes, one-at-a-time:user:X1'",
        "/scim/v2/Groups/{id}, 'scim-group-writes, scim-writes, one-at-a-time:group:X1'"
    })
    void a_write_counts_for_itself_for_all_writes_and_for_its_resource(
            String path, String buckets) {
        HttpCall patch =
                HttpCall.patch(URI.create("https://slack.test/scim/v2/X/X1"), path, "", "");

        assertThat(names(patch)).containsExactly(buckets.split(", "));
    }

    @ParameterizedTest
    @CsvSource({
        "/scim/v2/Users/{id}, 'scim-reads-by-id, scim-reads'",
        "/scim/v2/Groups/{id}, 'scim-reads-by-id, scim-reads'",
        "/scim/v2/Users, scim-reads",
        "/audit/v1/logs, audit-logs"
    })
    void a_read_counts_among_the_reads(String path, String buckets) {
        HttpCall get = HttpCall.get(URI.create("https://slack.test/x"), path);

        assertThat(names(get)).containsExactly(buckets.split(", "));
    }

    @ParameterizedTest
    @CsvSource({
        "/scim/v2/Users, 'scim-user-creations, scim-writes'",
        "/scim/v2/Groups, 'scim-group-creations, scim-writes'",
        "/api/users.info, method:users.info",
        "/api/usergroups.list, method:usergroups.list"
    })
    void creations_and_methods_have_limits_of_their_own(String path, String buckets) {
        HttpCall post = HttpCall.post(URI.create("https://slack.test/x"), path, "", "");

        assertThat(names(post)).containsExactly(buckets.split(", "));
    }

    @Test
    void the_deletion_of_a_group_has_a_limit_of_its_own() {
        HttpCall delete =
                HttpCall.delete(
                        URI.create("https://slack.test/scim/v2/Groups/S1"), "/scim/v2/Groups/{id}");

        assertThat(names(delete))
                .containsExactly("scim-group-deletions", "scim-writes", "one-at-a-time:group:S1");
    }

    private static List<String> names(HttpCall call) {
        return CountedIn.buckets(call).stream().map(Bucket::name).toList();
    }
}
