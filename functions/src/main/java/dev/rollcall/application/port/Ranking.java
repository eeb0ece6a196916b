package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which of many accounts are neither owners nor bots, as far as could be read at once.
 *
 * @param plain those of whom that is certain
 * @param others owners, bots and whoever Slack does not show
 * @param moreAt when those in neither set can be read; empty if everybody was
 */
public record Ranking(Set<AccountId> plain, Set<AccountId> others, Optional<Instant> moreAt) {
    public Ranking {
        plain = Set.copyOf(plain);
        others = Set.copyOf(others);
        requireNonNull(moreAt, "moreAt is null");
    }
}
