package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.reconcile.Touch;

import java.util.List;

/** Reads what Slack's Events API delivers, once it is proven that Slack has sent it. */
public interface SlackDeliveries {

    /** What it was. */
    sealed interface Delivery {
        /** Slack asks whether we are there, and wants the text back. */
        record Challenge(String text) implements Delivery {
            public Challenge {
                requireNonNull(text, "text is null");
            }
        }

        record Touched(List<Touch> touches) implements Delivery {
            public Touched {
                touches = List.copyOf(touches);
            }
        }

        /** A user group was switched off: whoever was in it has it no more. */
        record SwitchedOff(Entitlement.UserGroup group) implements Delivery {
            public SwitchedOff {
                requireNonNull(group, "group is null");
            }
        }

        /** Slack has left out events, since there were too many. */
        record LeftOut() implements Delivery {}

        /** Nothing of our business. */
        record Ignored() implements Delivery {}

        /**
         * @param reason a code such as {@code not-json}
         * @param detail one sentence that says what is wrong, without anything of the content
         */
        record Malformed(String reason, String detail) implements Delivery {
            public Malformed {
                requireNonNull(reason, "reason is null");
                requireNonNull(detail, "detail is null");
            }
        }
    }

    Delivery read(HookRequest request);
}
