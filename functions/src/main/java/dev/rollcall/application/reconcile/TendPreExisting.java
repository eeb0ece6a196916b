package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Escalations.Escalation;
import dev.rollcall.application.port.Outbox;
import dev.rollcall.application.port.PreExistings;
import dev.rollcall.application.port.Restores;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.adoption.PreExisting;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.platform.Hashes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Ends what was there before once it has looked long enough as if it were over: one reading may be
 * the word of a bad sync, or of an account that is let back tomorrow. What would end in great
 * numbers at once waits twice as long, and operations are told.
 *
 * <p>Reminds of what owners have not decided on in time: one mail to operations for each owner,
 * once a week at most, with numbers. That a day is over takes nothing from anybody.
 */
final class TendPreExisting {
    private static final String REASON = "pre-existing-overdue";
    private static final String HELD = "pre-existing-held";

    /** So many of a thing end at once in any case; of more a tenth at most. */
    private static final int FEW = 10;

    private static final int SHARE = 10;

    private final PreExistings preExistings;
    private final Restores restores;
    private final Outbox outbox;
    private final Clock clock;

    TendPreExisting(PreExistings preExistings, Restores restores, Outbox outbox, Clock clock) {
        this.preExistings = requireNonNull(preExistings, "preExistings is null");
        this.restores = requireNonNull(restores, "restores is null");
        this.outbox = requireNonNull(outbox, "outbox is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * @param outlooks of a good reading
     * @param open all that is open, ending or not
     */
    void look(List<TakeCensus.Outlook> outlooks, List<PreExisting> open) {
        Instant now = clock.instant();
        outlooks.forEach(outlook -> note(outlook, now));
        Map<Entitlement, Long> all =
                open.stream()
                        .collect(Collectors.groupingBy(PreExisting::thing, Collectors.counting()));
        Map<Entitlement, List<TakeCensus.Outlook>> due =
                outlooks.stream()
                        .filter(outlook -> isOver(outlook, 1, now))
                        .filter(outlook -> !mayBeGivenBack(outlook, now))
                        .collect(Collectors.groupingBy(outlook -> outlook.one().thing()));
        Map<Entitlement, Integer> held = new HashMap<>();
        due.forEach((thing, some) -> {
            boolean many = some.size() > Math.max(FEW, all.getOrDefault(thing, 0L) / SHARE);
            for (TakeCensus.Outlook outlook : some) {
                if (many && !isOver(outlook, 2, now)) {
                    held.merge(thing, 1, Integer::sum);
                } else {
                    end(outlook, now);
                }
            }
        });
        if (!held.isEmpty()) {
            tell(held, now);
        }
    }

    private void note(TakeCensus.Outlook outlook, Instant now) {
        PreExisting one = outlook.one();
        if (outlook.why().isEmpty()) {
            preExistings.replace(one, one.asBefore());
        } else if (outlook.since().isEmpty()) {
            preExistings.replace(one, one.ending(now, outlook.why().get()));
        }
    }

    /**
     * @param times how often it has waited as long as is due
     */
    private static boolean isOver(TakeCensus.Outlook outlook, int times, Instant now) {
        return outlook.why()
                .flatMap(why ->
                        outlook.since().map(since -> since.plus(waits(why).multipliedBy(times))))
                .filter(end -> !now.isBefore(end))
                .isPresent();
    }

    private static Duration waits(PreExisting.Why why) {
        return switch (why) {
            case EXPLAINED -> Duration.ofDays(30);
            case GONE -> Duration.ofDays(7);
            case LEFT -> Duration.ofDays(90);
            case DECIDED -> Duration.ZERO;
        };
    }

    /** What an account was cut out of is not gone while people may still give it back. */
    private boolean mayBeGivenBack(TakeCensus.Outlook outlook, Instant now) {
        return outlook.why().filter(PreExisting.Why.GONE::equals).isPresent()
                && outlook.people().stream()
                        .flatMap(person -> restores.of(person, outlook.one().account()).stream())
                        .filter(restore -> restore.isGoodAt(now))
                        .anyMatch(restore -> restore.items().contains(outlook.one().thing()));
    }

    private void end(TakeCensus.Outlook outlook, Instant now) {
        preExistings.replace(outlook.one(), outlook.one().ended(now, outlook.why().orElseThrow()));
    }

    private void tell(Map<Entitlement, Integer> held, Instant now) {
        outbox.put(
                new Outbox.Waiting(
                        Hashes.sha256(HELD + "#" + week(today())),
                        new Escalation(
                                "adoption",
                                HELD,
                                "Many memberships that were there before Rollcall came would be off"
                                        + " its records at once: gone, given by rules, or their"
                                        + " accounts have left. They stay on them for as long"
                                        + " again. If that is a mistake, mend it until then: see"
                                        + " 'rollcall adopt status'.",
                                Map.of(
                                        "memberships",
                                        Integer.toString(
                                                held.values().stream()
                                                        .mapToInt(Integer::intValue)
                                                        .sum()),
                                        "things",
                                        Integer.toString(held.size()))),
                        now));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static String week(LocalDate day) {
        return day.get(IsoFields.WEEK_BASED_YEAR)
                + "-"
                + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    /**
     * @param policy says who owns a thing by now
     */
    void remind(List<PreExisting> open, AccessPolicy policy) {
        LocalDate today = today();
        open.stream()
                .filter(one -> one.isOverdue(today))
                .collect(
                        Collectors.groupingBy(
                                one -> owner(one, policy), TreeMap::new, Collectors.toList()))
                .forEach((owner, overdue) -> remind(owner, overdue, today));
    }

    /** What no mapping lists any more is asked of who owned it then. */
    private static String owner(PreExisting one, AccessPolicy policy) {
        return policy.mappings().stream()
                .filter(mapping -> mapping.grants().contains(one.thing()))
                .min(Comparator.comparing(mapping -> mapping.name().value()))
                .map(Mapping::owner)
                .orElseGet(one::owner);
    }

    private void remind(String owner, List<PreExisting> overdue, LocalDate today) {
        outbox.put(
                new Outbox.Waiting(
                        Hashes.sha256(REASON + "#" + owner + "#" + week(today)),
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
