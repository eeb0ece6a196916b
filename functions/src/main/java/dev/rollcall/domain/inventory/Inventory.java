package dev.rollcall.domain.inventory;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Holdings;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one person had set up when it was read.
 *
 * @param read the single readings that succeeded: a topic in small letters, with the workspace
 *     where it is read for each, e.g. {@code tokens} or {@code integrations:T01}
 * @param unread those that did not; none means the reading is whole
 */
public record Inventory(
        AccountId account,
        List<Asset> assets,
        List<String> read,
        List<Holdings.Unread> unread,
        Instant readAt) {
    public Inventory {
        requireNonNull(account, "account is null");
        assets = List.copyOf(assets);
        read = List.copyOf(read);
        unread = List.copyOf(unread);
        requireNonNull(readAt, "readAt is null");
    }

    /** Returns from when on all of it can be read, if the other side put some of it off. */
    public Optional<Instant> readableFrom() {
        return unread.stream().flatMap(u -> u.notBefore().stream()).max(Comparator.naturalOrder());
    }
}
