package dev.rollcall.application.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.ChangeSubscriptions.Topic;
import dev.rollcall.application.subscribe.KeptSubscription;
import dev.rollcall.application.subscribe.KeptSubscription.Word;
import dev.rollcall.application.subscribe.KeptSubscriptions;
import dev.rollcall.domain.operator.Operator;

import java.util.Map;

/**
 * Has a source's subscriptions seen to at the schedule's next look, which alone has the right to
 * make them. No access is changed by it.
 */
public final class RenewSubscriptions {
    private final Gate gate;
    private final KeptSubscriptions kept;

    public RenewSubscriptions(Gate gate, KeptSubscriptions kept) {
        this.gate = requireNonNull(gate, "gate is null");
        this.kept = requireNonNull(kept, "kept is null");
    }

    /**
     * Returns what is kept of each now.
     *
     * @param anew made anew, not only kept longer
     */
    public Gated<Map<Topic, KeptSubscription>> renew(Caller caller, boolean anew) {
        return gate.pass(caller, "subscriptions-renew", Operator.RECONCILING)
                .map(_ -> {
                    kept.tellAll(anew ? Word.ANEW : Word.RENEW);
                    return ShowSubscriptions.all(kept);
                });
    }
}
