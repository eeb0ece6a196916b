package dev.rollcall.domain.capability;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Whether we have a capability, and if not, why. {@link #words()} is what records say. */
public sealed interface Availability {

    String words();

    record Available() implements Availability {
        @Override
        public String words() {
            return "available";
        }
    }

    /** The company would have to buy another plan. */
    record NotOnThisPlan() implements Availability {
        @Override
        public String words() {
            return "not available on this plan";
        }
    }

    /**
     * The tokens lack scopes; an owner can install the app again with them.
     *
     * @param scopes all that are missing, one at least
     */
    record ScopesMissing(SortedSet<String> scopes) implements Availability {
        public ScopesMissing {
            if (scopes.isEmpty()) {
                throw new IllegalArgumentException("No scope is missing");
            }
            scopes = Collections.unmodifiableSortedSet(new TreeSet<>(scopes));
        }

        /** Of a single one. */
        public ScopesMissing(String scope) {
            this(new TreeSet<>(Set.of(scope)));
        }

        @Override
        public String words() {
            return (scopes.size() == 1 ? "scope missing: " : "scopes missing: ")
                    + String.join(", ", scopes);
        }
    }

    /** Slack refuses it for another reason, such as a setting or the rank of the token's owner. */
    record Refused(String code) implements Availability {
        public Refused {
            requireNonNull(code, "code is null");
        }

        @Override
        public String words() {
            return "refused by Slack: " + code;
        }
    }

    /** By what Slack says that an organisation does not have a method at all. */
    Set<String> NOT_OFFERED =
            Set.of(
                    "unknown_method",
                    "not_an_enterprise",
                    "plan_upgrade_required",
                    "paid_teams_only");

    /** Returns what Slack's refusal of a call means. */
    static Availability of(String code) {
        return NOT_OFFERED.contains(code) ? new NotOnThisPlan() : new Refused(code);
    }
}
