package dev.rollcall.domain.campaign;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.policy.MappingName;

/**
 * Which list a campaign takes. The items lie apart.
 *
 * @param mapping it lists all of the things
 * @param policyDigest the policy that the list was made under
 * @param size how many items there are
 * @param digest SHA-256 of the list in its one form, with name, budget and time
 */
public record CampaignList(MappingName mapping, String policyDigest, int size, String digest) {
    /** A list that a human can read. */
    public static final int MOST = 1_000;

    public CampaignList {
        requireNonNull(mapping, "mapping is null");
        requireNonNull(policyDigest, "policyDigest is null");
        requireNonNull(digest, "digest is null");
        if (size < 1 || size > MOST) {
            throw new IllegalArgumentException("A campaign's list has 1 to " + MOST + " items");
        }
    }
}
