package dev.rollcall.application.intake;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Escalations.Escalation;
import dev.rollcall.application.port.Inbox;
import dev.rollcall.application.port.Outbox;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.platform.Hashes;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Notices that a source's hooks are silent, by the events that only its log tells of, and that they
 * come again. Operations are told once of either: a silent hook is a delay of a minute for each
 * leaver, and nobody would see it otherwise.
 */
public final class NoticeSilence {
    private static final String SILENT = "hooks-silent";
    private static final String BACK = "hooks-back";

    private final HookSilences silences;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Clock clock;

    public NoticeSilence(HookSilences silences, Inbox inbox, Outbox outbox, Clock clock) {
        this.silences = requireNonNull(silences, "silences is null");
        this.inbox = requireNonNull(inbox, "inbox is null");
        this.outbox = requireNonNull(outbox, "outbox is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Takes in what a poll has read.
     *
     * @param page all hints of it
     * @param missed those that no hook had brought
     * @param samePoll whether an earlier page of the same poll had some that were missed
     */
    void read(List<Hint> page, List<Hint> missed, boolean samePoll) {
        Optional<String> before = silences.found();
        Optional<HookSilence> was = before.flatMap(HookSilence::in);
        Optional<HookSilence> now = after(was, page, Set.copyOf(missed), samePoll);
        if (now.equals(was)) {
            return;
        }
        HookSilence silence = now.orElseThrow();
        // Told first: a death before it is put down only tells it again, under the same id.
        tell(silence);
        silences.move(before, silence);
    }

    private Optional<HookSilence> after(
            Optional<HookSilence> was, List<Hint> page, Set<Hint> missed, boolean samePoll) {
        Optional<HookSilence> now = was;
        boolean counted = samePoll;
        for (Hint hint : page.stream().sorted(Comparator.comparing(Hint::published)).toList()) {
            Instant at = hint.published();
            Optional<HookSilence> open = now.filter(HookSilence::goesOn);
            boolean later = open.filter(silence -> at.isAfter(silence.last())).isPresent();
            // Of a poll that died all is known when it is read again.
            if (missed.contains(hint) || (later && !byHook(hint))) {
                boolean another = !counted;
                now =
                        Optional.of(
                                open.map(silence -> silence.andOne(at, another))
                                        .orElseGet(() -> HookSilence.begun(at)));
                counted = true;
            } else if (later) {
                now = open.map(silence -> silence.endedBy(at));
            }
        }
        return now;
    }

    private boolean byHook(Hint hint) {
        return inbox.cameBy(hint).filter(Hint.Way.HOOK::equals).isPresent();
    }

    private void tell(HookSilence silence) {
        if (!silence.isCertain()) {
            return;
        }
        put(
                silence,
                SILENT,
                "Events of the source came by its log alone, so that each is a minute late; nothing"
                        + " is lost. Look at the event hook there: is it active, verified, within"
                        + " its daily quota, and does it get 2xx?");
        if (!silence.goesOn()) {
            put(silence, BACK, "The source's hooks bring its events again. Nothing is to be done.");
        }
    }

    private void put(HookSilence silence, String reason, String whatToDo) {
        outbox.put(
                new Outbox.Waiting(
                        Hashes.sha256(reason + "#" + silences.source() + "#" + silence.from()),
                        new Escalation(
                                "hooks of " + silences.source(), reason, whatToDo, facts(silence)),
                        clock.instant()));
    }

    private static Map<String, String> facts(HookSilence silence) {
        return Map.of(
                "from", silence.from().toString(),
                "until", silence.until().map(Instant::toString).orElse("it goes on"),
                "eventsByLogOnly", Integer.toString(silence.events()));
    }
}
