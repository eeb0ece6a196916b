package dev.rollcall.domain.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.trace.Origin;
import dev.rollcall.domain.trace.TracedChange;

import java.time.Instant;
import java.util.Optional;

/**
 * Who made a drift so, by Slack's audit log.
 *
 * @param by the account that the log names; of a program whoever installed it
 * @param app the app's id, where the log tells it
 * @param entry the log's own id of it: the evidence
 */
public record Trace(
        Origin origin, Optional<AccountId> by, Optional<String> app, Instant at, String entry) {
    public Trace {
        requireNonNull(origin, "origin is null");
        requireNonNull(by, "by is null");
        requireNonNull(app, "app is null");
        requireNonNull(at, "at is null");
        requireNonNull(entry, "entry is null");
    }

    /**
     * @param installer the account that installed our tokens
     */
    public static Trace of(TracedChange change, AccountId installer) {
        return new Trace(
                change.by().origin(installer),
                change.by().account(),
                change.by().app(),
                change.at(),
                change.entry());
    }

    /** Returns who it was, in a few words: ids only. */
    public String words() {
        String who =
                by.filter(_ -> origin != Origin.ROLLCALL).map(account -> ": " + account).orElse("");
        return origin.words() + who + app.map(id -> ", app " + id).orElse("");
    }
}
