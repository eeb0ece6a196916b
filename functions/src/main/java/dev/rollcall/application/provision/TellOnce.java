package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Stays;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.stay.StayRecord;
import dev.rollcall.domain.stay.Told;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Tells people what is found of somebody: once, and at the next look after a week again while it
 * lasts. What is over is forgotten, and told anew when it comes again. So a look that finds what
 * was found before writes nothing.
 */
public final class TellOnce {
    /** After so long people are reminded. */
    static final Duration REMIND = Duration.ofDays(7);

    private final Stays stays;
    private final Recorder recorder;
    private final Escalate escalate;
    private final Clock clock;

    public TellOnce(Stays stays, Recorder recorder, Escalate escalate, Clock clock) {
        this.stays = requireNonNull(stays, "stays is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
        this.escalate = requireNonNull(escalate, "escalate is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** All that a look has found of the topic; what else was told of it is over. */
    void found(Work work, Told.Topic topic, List<Found> all) {
        found(work, topic, _ -> true, all);
    }

    /** All that a look has found of a part of the topic; what else was told of that is over. */
    void found(Work work, Told.Topic topic, Predicate<String> part, List<Found> all) {
        Set<String> lasting =
                all.stream()
                        .map(found -> found.told().what())
                        .collect(Collectors.toUnmodifiableSet());
        change(
                work,
                told -> {
                    forget(told, topic, what -> part.test(what) && !lasting.contains(what));
                    all.forEach(found -> tell(work, told, found));
                });
    }

    /** Something that was found besides what was told of its topic. */
    void foundToo(Work work, Found found) {
        change(work, told -> tell(work, told, found));
    }

    /** Forgets what is over of the topic. */
    void forget(Work work, Told.Topic topic, Predicate<String> over) {
        change(work, told -> forget(told, topic, over));
    }

    /** Told first: a death in between tells twice, and never not at all. */
    private void change(Work work, Consumer<Map<Told, Instant>> change) {
        StayRecord before = stays.of(work.run().person());
        Map<Told, Instant> told = new HashMap<>(before.told());
        change.accept(told);
        StayRecord now = before.with(told);
        if (!now.equals(before)) {
            stays.keep(now);
        }
    }

    private static void forget(Map<Told, Instant> told, Told.Topic topic, Predicate<String> over) {
        told.keySet().removeIf(one -> one.topic() == topic && over.test(one.what()));
    }

    private void tell(Work work, Map<Told, Instant> told, Found found) {
        Instant now = clock.instant();
        Instant before = told.get(found.told());
        if (before != null && now.isBefore(before.plus(REMIND))) {
            return;
        }
        recorder.fact(found.subject(), work.ground(), found.kind(), found.row(), found.facts());
        escalate.raise(
                work.run(),
                work.ground(),
                found.reason(),
                found.told().what(),
                found.whatToDo(),
                found.facts());
        told.put(found.told(), now);
    }
}
