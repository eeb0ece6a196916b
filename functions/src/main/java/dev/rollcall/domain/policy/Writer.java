package dev.rollcall.domain.policy;

import static java.util.Objects.requireNonNull;

/** Who may change something in Slack. What is not Rollcall's is observed, never corrected. */
public sealed interface Writer {

    record Rollcall() implements Writer {}

    /**
     * @param name e.g. {@code okta-slack-app}
     */
    record Foreign(String name) implements Writer {
        public Foreign {
            requireNonNull(name, "name is null");
            if (!name.matches("[a-z0-9][a-z0-9-]{0,62}")) {
                throw new IllegalArgumentException(
                        "A writer is named by 1 to 63 lower-case letters, digits or dashes");
            }
        }
    }

    record Nobody() implements Writer {}
}
