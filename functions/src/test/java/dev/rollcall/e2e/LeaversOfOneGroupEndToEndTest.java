package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.slack.SlackGroup;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** A batch of leavers of one user group, whose only write is the whole list. */
class LeaversOfOneGroupEndToEndTest {
    private static final int LEAVERS = 12;
    private static final int PEOPLE = 120;

    @Test
    void twelve_leavers_of_one_group_are_out_of_it_by_a_few_writes_and_nobody_else_is() {
        try (LocalCompany company = LocalCompany.withoutLimits(PEOPLE).alike()) {
            SlackGroup group = largest(company);
            List<Integer> leavers =
                    IntStream.range(10, PEOPLE)
                            .filter(n -> group.members().contains(company.account(n).id()))
                            .limit(LEAVERS)
                            .boxed()
                            .toList();
            assertThat(leavers).hasSize(LEAVERS);
            Set<String> stay = new HashSet<>(group.members());
            leavers.forEach(n -> stay.remove(company.account(n).id()));
            int from = company.calls();
            leavers.forEach(company::leaves);

            assertThat(
                            company.timeline()
                                    .runUntil(
                                            () ->
                                                    leavers.stream().allMatch(company::verified)
                                                            && company.atRest(),
                                            Duration.ofHours(1)))
                    .isTrue();

            assertThat(leavers).allMatch(company::out);
            assertThat(company.runtime().slack().organisation().groups(SlackGroup.Kind.USER_GROUP))
                    .filteredOn(one -> one.id().equals(group.id()))
                    .singleElement()
                    .satisfies(one ->
                            assertThat(one.members()).containsExactlyInAnyOrderElementsOf(stay));
            assertThat(company.writes(from))
                    .filteredOn(write ->
                            write.startsWith("usergroups.users.update")
                                    && write.contains(group.id()))
                    .hasSizeLessThanOrEqualTo(LEAVERS / 3);
        }
    }

    private static SlackGroup largest(LocalCompany company) {
        return company.runtime().slack().organisation().groups(SlackGroup.Kind.USER_GROUP).stream()
                .filter(group -> !group.disabled())
                .max(Comparator.comparingInt(group -> group.members().size()))
                .orElseThrow();
    }
}
