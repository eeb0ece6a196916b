package dev.rollcall.application.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.StopSwitch;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.BatchState;
import dev.rollcall.domain.approval.HeldDrift;
import dev.rollcall.domain.approval.HeldDrift.State;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.breaker.StopPosition;
import dev.rollcall.domain.breaker.Target;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Lets a released batch go in waves: a few first, and more only when every one of those before was
 * read back as meant. What is too old, or has changed too much, goes back to a human.
 */
public final class ReleaseWave {
    private static final int CANARY = 5;
    private static final int LARGEST = 100;

    /** How long until it is looked again whether a wave is through. */
    public static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private static final Duration WHILE_STOPPED = Duration.ofMinutes(1);

    private final Batches batches;
    private final StopSwitch stopSwitch;
    private final HoldChange hold;
    private final Clock clock;

    public ReleaseWave(Batches batches, StopSwitch stopSwitch, HoldChange hold, Clock clock) {
        this.batches = requireNonNull(batches, "batches is null");
        this.stopSwitch = requireNonNull(stopSwitch, "stopSwitch is null");
        this.hold = requireNonNull(hold, "hold is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What to do next. */
    public sealed interface Outcome {
        /** Start a run for the person of each of these. */
        record Wave(List<String> items) implements Outcome {
            public Wave {
                items = List.copyOf(items);
            }
        }

        /** The wave before is not through, or the switch is thrown. */
        record Later(Instant notBefore) implements Outcome {}

        /** Everything released is done, dropped or back in another batch. */
        record Done() implements Outcome {}
    }

    /**
     * @param resume whether to start again whoever was let go and is not through: a run that was
     *     started before is not started twice
     */
    public Outcome next(BatchId id, boolean resume) {
        Batch batch = batches.find(id).orElseThrow();
        if (batch.state() != BatchState.DECIDED) {
            return new Outcome.Done();
        }
        Instant now = clock.instant();
        List<Target> released = Verdict.released(batch, batches);
        List<Target> gone = batches.gone(id);
        List<Target> rest = released.stream().filter(target -> !gone.contains(target)).toList();
        if (batch.lapsed(released.size(), now)) {
            return handBack(batch, rest);
        }
        if (stopSwitch.read().filter(t -> t.position() != StopPosition.OFF).isPresent()) {
            return new Outcome.Later(now.plus(WHILE_STOPPED));
        }
        List<Target> underWay = gone.stream().filter(target -> underWay(batch, target)).toList();
        if (!underWay.isEmpty()) {
            return resume ? wave(underWay) : new Outcome.Later(now.plus(LOOK_EVERY));
        }
        if (rest.isEmpty()) {
            batches.enter(id, BatchState.DECIDED, BatchState.DONE);
            return new Outcome.Done();
        }
        List<Target> wave = rest.subList(0, Math.min(sizeAfter(gone.size()), rest.size()));
        batches.letGo(id, wave);
        return wave(wave);
    }

    private static Outcome wave(List<Target> wave) {
        return new Outcome.Wave(wave.stream().map(Target::toString).toList());
    }

    /** The batch ends last, so that a death in between hands the others back the next time. */
    private Outcome handBack(Batch batch, List<Target> rest) {
        for (Target target : rest) {
            holdAnew(batch, target);
        }
        batches.enter(batch.id(), BatchState.DECIDED, BatchState.RETURNED);
        return new Outcome.Done();
    }

    private void holdAnew(Batch batch, Target target) {
        batches.held(batch.kind(), target)
                .filter(held -> isReleasedIn(batch, held))
                .map(HeldDrift::item)
                .ifPresent(item ->
                        hold.hold(item.again(Set.of(HoldReason.APPROVAL_LAPSED), clock.instant())));
    }

    private boolean underWay(Batch batch, Target target) {
        return batches.held(batch.kind(), target)
                .filter(held -> isReleasedIn(batch, held))
                .isPresent();
    }

    private static boolean isReleasedIn(Batch batch, HeldDrift held) {
        return held.state() instanceof State.Released released
                && released.batch().equals(batch.id());
    }

    /**
     * Returns how many may go in the next wave.
     *
     * @param gone how many were let go before
     */
    public static int sizeAfter(int gone) {
        return gone == 0 ? CANARY : Math.min(10 * gone, LARGEST);
    }
}
