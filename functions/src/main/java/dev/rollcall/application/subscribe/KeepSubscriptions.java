package dev.rollcall.application.subscribe;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.ChangeSubscriptions;
import dev.rollcall.application.port.ChangeSubscriptions.Granted;
import dev.rollcall.application.port.ChangeSubscriptions.Topic;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Secret;
import dev.rollcall.application.port.Secrets;
import dev.rollcall.application.subscribe.KeptSubscription.Word;
import dev.rollcall.platform.Hashes;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps a source's subscriptions: makes them, has them kept longer well before they lapse, and
 * makes them anew when they are gone or the address or the secret has changed. Waits for no word of
 * the source, which promises none that one was removed.
 *
 * <p>A subscription that was made without our hearing of it is ended: it leads here, and what it
 * was made with is not told.
 */
public final class KeepSubscriptions {
    /** So often one is looked for at the source: a source may drop one without a word. */
    static final Duration LOOKS_EVERY = Duration.ofHours(1);

    /** With less than this left it is time. */
    private static final Duration DUE = ChangeSubscriptions.LONGEST.dividedBy(3);

    private final ChangeSubscriptions subscriptions;
    private final KeptSubscriptions kept;
    private final Secrets secrets;
    private final String secretName;
    private final URI hook;
    private final Clock clock;

    public KeepSubscriptions(
            ChangeSubscriptions subscriptions,
            KeptSubscriptions kept,
            Secrets secrets,
            String secretName,
            URI hook,
            Clock clock) {
        this.subscriptions = requireNonNull(subscriptions, "subscriptions is null");
        this.kept = requireNonNull(kept, "kept is null");
        this.secrets = requireNonNull(secrets, "secrets is null");
        this.secretName = requireNonNull(secretName, "secretName is null");
        this.hook = requireNonNull(hook, "hook is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * How they stand.
     *
     * @param soonest how long the one that lapses first is kept still; zero: one is not there
     * @param made how many were made
     * @param renewed how many are kept longer
     * @param failed why one could not be seen to
     */
    public record Standing(Duration soonest, int made, int renewed, Optional<PortFailure> failed) {
        public Standing {
            requireNonNull(soonest, "soonest is null");
            requireNonNull(failed, "failed is null");
        }
    }

    /** What was done about one. */
    private enum Done {
        NOTHING,
        RENEWED,
        MADE
    }

    /** Sees to each; the trouble of one is not the other's. */
    public Standing keep() {
        int made = 0;
        int renewed = 0;
        Optional<PortFailure> failed = Optional.empty();
        for (Topic topic : Topic.values()) {
            try {
                Done done = keep(topic);
                made += done == Done.MADE ? 1 : 0;
                renewed += done == Done.RENEWED ? 1 : 0;
            } catch (PortFailure failure) {
                failed = failed.or(() -> Optional.of(failure));
                kept.change(topic, one -> one.failed(code(failure)));
            }
        }
        return new Standing(soonest(), made, renewed, failed);
    }

    private Duration soonest() {
        Instant now = clock.instant();
        Duration soonest = ChangeSubscriptions.LONGEST;
        for (Topic topic : Topic.values()) {
            Duration left = kept.of(topic).left(now);
            soonest = left.compareTo(soonest) < 0 ? left : soonest;
        }
        return soonest;
    }

    private Done keep(Topic topic) {
        Instant now = clock.instant();
        Secret secret = secrets.current(secretName);
        String wanted = Hashes.sha256(hook + "\n" + secret.value()).substring(0, 32);
        KeptSubscription one = kept.of(topic);
        boolean due = one.word() != Word.NONE || one.left(now).compareTo(DUE) < 0;
        boolean ours = one.made().equals(wanted);
        boolean seen = now.isBefore(one.looked().plus(LOOKS_EVERY));
        if (ours && seen && !due) {
            return Done.NOTHING;
        }
        List<String> there = subscriptions.leadingTo(topic, hook);
        Optional<String> id = one.granted().map(Granted::id).filter(there::contains);
        if (id.isPresent() && ours && one.word() != Word.ANEW) {
            return due ? renewed(topic, id.get(), wanted, secret, there) : seen(topic, now);
        }
        return made(topic, one, wanted, secret, there);
    }

    private Done seen(Topic topic, Instant now) {
        kept.change(topic, one -> one.seen(now));
        return Done.NOTHING;
    }

    private Done renewed(Topic topic, String id, String wanted, Secret secret, List<String> there) {
        Optional<Granted> longer = subscriptions.renew(id, until());
        if (longer.isEmpty()) {
            return made(topic, kept.of(topic), wanted, secret, there);
        }
        keep(topic, longer.get(), wanted);
        return Done.RENEWED;
    }

    /** The old ones first: a source takes no second subscription to the same. */
    private Done made(
            Topic topic, KeptSubscription old, String wanted, Secret secret, List<String> there) {
        old.granted().ifPresent(one -> subscriptions.end(one.id()));
        there.stream().filter(id -> !old.is(id)).forEach(subscriptions::end);
        kept.change(topic, KeptSubscription::gone);
        keep(topic, subscriptions.create(topic, hook, secret, until()), wanted);
        return Done.MADE;
    }

    private void keep(Topic topic, Granted granted, String wanted) {
        kept.change(
                topic,
                one ->
                        // Told of this very one meanwhile: that stays.
                        new KeptSubscription(
                                Optional.of(granted),
                                wanted,
                                clock.instant(),
                                one.is(granted.id()) && one.word() == Word.ANEW
                                        ? Word.ANEW
                                        : Word.NONE,
                                ""));
    }

    private Instant until() {
        return clock.instant().plus(ChangeSubscriptions.LONGEST);
    }

    private static String code(PortFailure failure) {
        return switch (failure) {
            case PortFailure.NeedsHuman needs -> needs.code();
            case PortFailure.RateLimited _ -> "rate-limited";
            case PortFailure.Unavailable _ -> "unavailable";
        };
    }
}
