package dev.rollcall.application.subscribe;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.subscribe.KeptSubscription.Word;

/**
 * Notes what a source tells of its subscriptions; the schedule sees to it within minutes. Of a
 * subscription that is not ours nothing is noted.
 */
public final class TellOfSubscriptions {
    private final KeptSubscriptions kept;

    public TellOfSubscriptions(KeptSubscriptions kept) {
        this.kept = requireNonNull(kept, "kept is null");
    }

    /**
     * The source asks whether it is still wanted. Returns whether it is one that we keep.
     *
     * @throws PortFailure if it could not be noted
     */
    public boolean wantsTime(String subscription) {
        return kept.tell(subscription, Word.RENEW);
    }

    /**
     * The source has removed it. Returns whether it is one that we keep.
     *
     * @throws PortFailure if it could not be noted
     */
    public boolean removed(String subscription) {
        return kept.tell(subscription, Word.ANEW);
    }
}
