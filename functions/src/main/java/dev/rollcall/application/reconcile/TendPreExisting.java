package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Escalations.Escalation;
import dev.rollcall.application.port.Outbox;
import dev.rollcall.application.port.PreExistings;
import dev.rollcall.domain.adoption.PreExisting;
import dev.rollcall.platform.Hashes;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Ends what was there before and is not open any more, and reminds owners of what they have not
 * decided on in time: one mail for each owner, once a week at most, with numbers. That a day is
 * over takes nothing from anybody.
 */
final class TendPreExisting {
    private static final String REASON = "pre-existing-overdue";

    private final PreExistings preExistings;
    private final Outbox outbox;
    private final Clock clock;

    TendPreExisting(PreExistings preExistings, Outbox outbox, Clock clock) {
        this.preExistings = requireNonNull(preExistings, "preExistings is null");
        this.outbox = requireNonNull(outbox, "outbox is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    void end(List<TakeCensus.Ended> ended) {
        ended.forEach(one ->
                preExistings.replace(one.one(), one.one().ended(clock.instant(), one.why())));
    }

    void remind(List<PreExisting> open) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        open.stream()
                .filter(one -> one.isOverdue(today))
                .collect(
                        Collectors.groupingBy(
                                PreExisting::owner, TreeMap::new, Collectors.toList()))
                .forEach((owner, overdue) -> remind(owner, overdue, today));
    }

    private void remind(String owner, List<PreExisting> overdue, LocalDate today) {
        String week =
                today.get(IsoFields.WEEK_BASED_YEAR)
                        + "-"
                        + today.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        outbox.put(
                new Outbox.Waiting(
                        Hashes.sha256(REASON + "#" + owner + "#" + week),
                        new Escalation(
                                "adoption",
                                REASON,
                                "These memberships were there before Rollcall came, and their owner"
                                        + " has not decided on them in time. Nothing is taken by"
                                        + " itself. See them with 'rollcall adopt list --overdue';"
                                        + " keep them for longer with 'rollcall adopt keep'.",
                                new TreeMap<>(
                                        Map.of(
                                                "owner", owner,
                                                "memberships", Integer.toString(overdue.size()),
                                                "accounts",
                                                        Long.toString(
                                                                overdue.stream()
                                                                        .map(PreExisting::account)
                                                                        .distinct()
                                                                        .count())))),
                        clock.instant()));
    }
}
