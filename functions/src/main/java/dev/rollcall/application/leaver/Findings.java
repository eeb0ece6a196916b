package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.platform.Hashes;

import java.util.Map;
import java.util.TreeMap;

/** Puts down what a step found of one account, once per content, however often it is found. */
final class Findings {
    static final String FOUND = "found";
    static final String UNREAD = "unread";
    static final String UNAVAILABLE = "unavailable";

    private final LeaverCases.Known open;
    private final AccountId account;
    private final Recorder recorder;

    Findings(LeaverCases.Known open, AccountId account, Recorder recorder) {
        this.open = requireNonNull(open, "open is null");
        this.account = requireNonNull(account, "account is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
    }

    /**
     * @param name what was looked for, e.g. {@code surveyed}
     * @param found ids and codes, separated by blanks; empty if nothing was
     */
    void keep(Kind kind, String name, String found, String unread, Unavailable unavailable) {
        keep(kind, name, Map.of(FOUND, found, UNREAD, unread, UNAVAILABLE, unavailable.text()));
    }

    void keep(Kind kind, String name, Map<String, String> facts) {
        String content = Hashes.sha256(new TreeMap<>(facts).toString()).substring(0, 16);
        recorder.fact(
                open.subject().with(account),
                open.ground(),
                kind,
                name + "#" + account + "#" + content,
                facts);
    }
}
