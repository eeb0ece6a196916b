package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.Additions;
import dev.rollcall.domain.account.Removals;

import java.util.List;

/**
 * Makes IdP groups and changes them. Each call sends one write at most, and a yes proves nothing:
 * {@link IdpGroupDirectory} tells before and afterwards.
 */
public interface IdpGroupWriter {

    /** What became of the making of a group. */
    sealed interface Making {
        /** Slack made it. */
        record Made(Entitlement.IdpGroup group) implements Making {
            public Made {
                requireNonNull(group, "group is null");
            }
        }

        /** Anything else. After {@link WriteReply.Ambiguous}, look by name first. */
        record NotMade(WriteReply reply) implements Making {
            public NotMade {
                requireNonNull(reply, "reply is null");
            }
        }
    }

    /** What became of an addition. */
    sealed interface Adding {
        /** The whole of it ended so. */
        record Told(WriteReply reply) implements Adding {
            public Told {
                requireNonNull(reply, "reply is null");
            }
        }

        /**
         * Slack refused it because of somebody among them, who is deactivated or a guest, and does
         * not say who. Smaller additions find out; a single one ends as {@link Told}.
         */
        record SomebodyUnfit(List<Additions> halves) implements Adding {
            public SomebodyUnfit {
                halves = List.copyOf(halves);
            }
        }
    }

    /** Makes a group without members. */
    Making create(String name);

    /** Gives a group another name. */
    WriteReply rename(Entitlement.IdpGroup group, String name);

    /**
     * Puts accounts into the group, beside those that are in it; whoever is in it stays, and is not
     * sent again where there are several.
     */
    Adding add(Entitlement.IdpGroup group, Additions accounts);

    /** Takes these accounts out of the group, and nobody else. */
    WriteReply remove(Entitlement.IdpGroup group, Removals accounts);

    /**
     * Deletes a group for good. Refused with {@code group-not-empty} if a fresh reading shows
     * members, who go by {@link #remove} and so past the breaker, and with {@code group-linked} if
     * channels hang on it. What an empty group is linked to loses nobody by its end.
     */
    WriteReply delete(Entitlement.IdpGroup group);
}
