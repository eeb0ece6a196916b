package dev.rollcall.sandbox;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.WhichSlack;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Which Slack may be read from this machine: the one whose id the operator has typed, or one that
 * calls itself a sandbox. Tokens alone do not tell people which company they are of.
 *
 * @param named the organisation's id; empty: none was typed
 */
record MeantSlack(Optional<String> named) {
    private static final String SANDBOX = "sandbox";

    MeantSlack {
        requireNonNull(named, "named is null");
    }

    /**
     * @throws SandboxRefused if it is another one, or does not say that it is a sandbox
     */
    void check(WhichSlack.Itself itself) {
        if (named.isPresent()) {
            if (!named.get().equals(itself.organisation())) {
                throw new SandboxRefused(
                        "The tokens are of %s, and --organisation says %s. Nothing was read."
                                .formatted(words(itself), named.get()));
            }
        } else if (!says(itself.name()) && !says(host(itself.address()))) {
            throw new SandboxRefused(
                    ("The tokens are of %s, which does not call itself a sandbox. Nothing was read."
                                    + " Tokens on your own machine are for sandboxes and the local"
                                    + " runtime; if this is the Slack that you mean, say so with"
                                    + " --organisation %s.")
                            .formatted(words(itself), itself.organisation()));
        }
    }

    private static boolean says(String text) {
        return text.toLowerCase(Locale.ROOT).contains(SANDBOX);
    }

    private static String host(String address) {
        try {
            return Optional.ofNullable(URI.create(address).getHost()).orElse("");
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    private static String words(WhichSlack.Itself itself) {
        return itself.name().isEmpty()
                ? itself.organisation()
                : "%s (%s)".formatted(itself.organisation(), itself.name());
    }
}
