package dev.rollcall.bench;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.budget.Bucket;
import dev.rollcall.domain.budget.SlackLimits;
import dev.rollcall.domain.budget.Tier;

import java.util.List;

/**
 * A sort of call: in which limits of Slack's it counts according to the simulated server, and in
 * which buckets according to our budget. The two are written down apart.
 *
 * @param limits names of {@link SlackServer}'s limits
 */
record Wire(String name, List<String> limits, List<Bucket> buckets) {
    static final Wire USER_PATCH =
            new Wire(
                    "user patch",
                    List.of("user-patch", "writes"),
                    first(SlackLimits.userWrite("-")));
    static final Wire GROUP_PATCH =
            new Wire(
                    "group patch",
                    List.of("group-patch", "writes"),
                    first(SlackLimits.groupWrite("-")));
    static final Wire SCIM_READ =
            new Wire("scim read", List.of("read-by-id", "reads"), SlackLimits.scimRead());

    Wire {
        requireNonNull(name, "name is null");
        limits = List.copyOf(limits);
        buckets = List.copyOf(buckets);
    }

    /** A Web API method of the tier that allows so many a minute. */
    static Wire method(String method, Tier tier, int perMinute) {
        return new Wire(
                method, List.of(perMinute + "/" + method), SlackLimits.method(method, tier));
    }

    static Wire tierTwo(String method) {
        return method(method, Tier.TWO, 20);
    }

    /** Without the bucket of one resource: the calls of a batch go to different ones. */
    private static List<Bucket> first(List<Bucket> buckets) {
        return buckets.subList(0, 2);
    }
}
