package dev.rollcall.application.leaver;

import static java.util.Comparator.naturalOrder;
import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Departures;
import dev.rollcall.application.port.Residuals;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.inventory.Presence;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.lifecycle.Departure;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.residual.ResidualItem;
import dev.rollcall.domain.residual.ResidualItem.Closing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks after what is left of one case: looks once more for what Slack tells of late, closes what
 * is gone by itself, tells operations of the rest, daily once it is late, and closes a verified
 * case of which nothing is open.
 */
public final class TendResiduals {
    private static final Duration DAY = Duration.ofDays(1);

    private final LeaverCases leaverCases;
    private final Residuals residuals;
    private final StillLeft stillLeft;
    private final LookLate lookLate;
    private final HowTheyLeave howTheyLeave;
    private final SealClosing sealClosing;
    private final Recorder recorder;
    private final Escalate escalate;
    private final Clock clock;

    public TendResiduals(
            LeaverCases leaverCases,
            Residuals residuals,
            StillLeft stillLeft,
            LookLate lookLate,
            Departures departures,
            SealClosing sealClosing,
            Recorder recorder,
            Escalate escalate,
            Clock clock) {
        this.leaverCases = requireNonNull(leaverCases, "leaverCases is null");
        this.residuals = requireNonNull(residuals, "residuals is null");
        this.stillLeft = requireNonNull(stillLeft, "stillLeft is null");
        this.lookLate = requireNonNull(lookLate, "lookLate is null");
        this.howTheyLeave = new HowTheyLeave(departures);
        this.sealClosing = requireNonNull(sealClosing, "sealClosing is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
        this.escalate = requireNonNull(escalate, "escalate is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** How the case stands. */
    public sealed interface Outcome {
        /** Come back then: an item is due, or a day has passed. */
        record Open(Instant notBefore) implements Outcome {}

        /** Nothing is left to do for this case. */
        record Closed() implements Outcome {}
    }

    public Outcome tend(CaseId caseId) {
        LeaverCases.Kept open = leaverCases.kept(caseId);
        Instant now = clock.instant();
        Optional<Instant> later = lookLate.look(open);
        for (ResidualItem item : left(caseId)) {
            if (stillLeft.of(open, item) == Presence.GONE) {
                Closing closing = new Closing(Closing.ROLLCALL, now, "gone");
                residuals
                        .close(caseId, item.id(), closing)
                        .flatMap(ResidualItem::closing)
                        .ifPresent(first -> resolved(open, item, first));
            }
        }
        List<ResidualItem> left = left(caseId);
        if (left.isEmpty() && later.isEmpty() && isAllInventoried(open.leaver())) {
            Map<String, String> facts = sealClosing.seal(open, residuals.of(caseId));
            recorder.enter(open.leaver(), open.ground(), CaseState.CLOSED, facts);
            return new Outcome.Closed();
        }
        tell(open, left, now);
        tellIfNotInventoried(open, now);
        return new Outcome.Open(next(left, later, now));
    }

    private List<ResidualItem> left(CaseId caseId) {
        return residuals.of(caseId).stream().filter(ResidualItem::isOpen).toList();
    }

    private static boolean isAllInventoried(LeaverCase leaver) {
        return leaver.state() == CaseState.VERIFIED
                && leaver.accounts().stream().allMatch(a -> a.has(AccountMark.INVENTORIED));
    }

    private void resolved(LeaverCases.Kept open, ResidualItem item, Closing closing) {
        recorder.fact(
                open.subject().with(item.account()),
                open.ground(),
                Kind.RESOLVED,
                "resolved#" + item.id(),
                Map.of("item", item.id().value(), "by", closing.by(), "note", closing.note()));
    }

    /** Nothing closes such a case by itself, so nobody may take it for looked after. */
    private void tellIfNotInventoried(LeaverCases.Kept open, Instant now) {
        if (open.leaver().state() != CaseState.VERIFIED) {
            return;
        }
        open.leaver().verified().stream()
                .flatMap(account -> account.verifiedWithoutInventory().stream())
                .min(naturalOrder())
                .ifPresent(since ->
                        escalate.raise(
                                open.leaver(),
                                open.ground(),
                                "not-inventoried:day-" + Duration.between(since, now).toDays(),
                                "This leaver is verified, but what is left behind was not looked"
                                        + " for. Start the case again, and look by hand.",
                                Map.of("since", since.toString())));
    }

    private void tell(LeaverCases.Kept open, List<ResidualItem> left, Instant now) {
        left.stream()
                .map(ResidualItem::due)
                .min(naturalOrder())
                .ifPresent(due -> tell(open, left, due, now));
    }

    private void tell(
            LeaverCases.Kept open, List<ResidualItem> left, Instant firstDue, Instant now) {
        long days = now.isAfter(firstDue) ? Duration.between(firstDue, now).toDays() : 0;
        boolean late = now.isAfter(firstDue);
        Map<String, String> facts = new TreeMap<>();
        facts.put("owner", left.getFirst().owner());
        facts.put("due", firstDue.toString());
        facts.put("items", ids(left.stream().filter(item -> !late || item.isLate(now))));
        escalate.raise(
                open.leaver(),
                open.ground(),
                late ? late(open) + days : "residual-open",
                "Something is left of this leaver that no API can end. See 'rollcall residual"
                        + " list', see to it, and mark it as done.",
                facts);
    }

    /** Whoever may do harm leaves nothing that can wait for somebody to read a mail. */
    private String late(LeaverCases.Kept open) {
        return switch (howTheyLeave.of(open)) {
            case NORMAL -> "residual-late:day-";
            case HOSTILE -> "residual-late-hostile:day-";
        };
    }

    private static String ids(Stream<ResidualItem> items) {
        return items.map(item -> item.id() + "=" + item.kind()).collect(Collectors.joining(" "));
    }

    private static Instant next(List<ResidualItem> left, Optional<Instant> later, Instant now) {
        boolean lately =
                left.stream()
                        .anyMatch(i -> now.isBefore(i.found().plus(Departure.NORMAL.residuals())));
        // Who is said to be hostile now has items that are due in four hours.
        Instant latest = now.plus(lately ? Departure.HOSTILE.residuals() : DAY);
        return Stream.concat(left.stream().map(item -> item.due().plusSeconds(1)), later.stream())
                .filter(due -> due.isAfter(now) && due.isBefore(latest))
                .min(naturalOrder())
                .orElse(latest);
    }
}
