package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What Slack says of each of our tokens. */
public interface SlackTokenReports {

    /** What a token is for. */
    enum Use {
        /** SCIM and whatever else takes the scope {@code admin}. */
        SCIM("scimToken"),
        /** The Web API. */
        ADMIN("adminToken"),
        /** The audit logs; may be missing. */
        AUDIT("auditToken");

        private final String secretField;

        Use(String secretField) {
            this.secretField = secretField;
        }

        /** Returns where it stands in the secret with Slack's credentials. */
        public String secretField() {
            return secretField;
        }
    }

    /** Of one token. */
    sealed interface Report {
        Use use();

        /**
         * @param owner who installed it; it acts with this account's rights and dies with them
         * @param organisationWide installed on the organisation, not on one workspace of it
         * @param scopes empty: Slack did not tell
         */
        record Accepted(
                Use use,
                AccountId owner,
                boolean enterprise,
                boolean organisationWide,
                Optional<Set<String>> scopes)
                implements Report {
            public Accepted {
                requireNonNull(use, "use is null");
                requireNonNull(owner, "owner is null");
                scopes = scopes.map(Set::copyOf);
            }
        }

        record Refused(Use use, String code) implements Report {
            public Refused {
                requireNonNull(use, "use is null");
                requireNonNull(code, "code is null");
            }
        }
    }

    /**
     * Returns a report of each token; may be as old as ten minutes.
     *
     * @throws PortFailure if Slack cannot be asked, or the tokens cannot be read
     */
    List<Report> read();
}
