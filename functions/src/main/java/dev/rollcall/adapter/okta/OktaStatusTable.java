package dev.rollcall.adapter.okta;

import dev.rollcall.domain.person.Standing;

import java.util.Map;

/**
 * What Okta's user statuses mean for access; the only place where that is decided. Only {@code
 * DEPROVISIONED} is a leaver; people who cannot sign in for now still belong here.
 *
 * @see <a href="https://developer.okta.com/docs/reference/core-okta-api/">User status, Okta</a>
 */
final class OktaStatusTable {
    private static final Map<String, Standing> STANDINGS =
            Map.of(
                    "STAGED", Standing.NOT_YET,
                    "PROVISIONED", Standing.ENTITLED,
                    "ACTIVE", Standing.ENTITLED,
                    "PASSWORD_EXPIRED", Standing.ENTITLED,
                    "LOCKED_OUT", Standing.ENTITLED,
                    "RECOVERY", Standing.ENTITLED,
                    "SUSPENDED", Standing.SUSPENDED,
                    "DEPROVISIONED", Standing.LEAVER);

    private OktaStatusTable() {}

    static Standing standing(String status) {
        return STANDINGS.getOrDefault(status, Standing.UNKNOWN);
    }
}
