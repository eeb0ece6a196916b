package dev.rollcall.application.leaver;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.application.port.Ledger;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.AccountProgress;
import dev.rollcall.domain.lifecycle.Deadline;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.lifecycle.SlaClass;
import dev.rollcall.domain.residual.ResidualItem;
import dev.rollcall.platform.json.CanonicalJson;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What an auditor reads of one leaver: the clock, what was found, and every ledger entry's hash.
 */
public final class EvidenceDocument {

    /** Returns canonical JSON: the same case and entries give the same bytes. */
    public byte[] bytes(LeaverCase leaver, List<Ledger.Stored> entries) {
        return bytes(leaver, entries, List.of());
    }

    /**
     * Returns the proof of the whole case.
     *
     * @param left what no API can end, as it stands
     */
    public byte[] bytes(LeaverCase leaver, List<Ledger.Stored> entries, List<ResidualItem> left) {
        return bytes(leaver, entries, left, List.of(), List.of());
    }

    /**
     * Returns the proof of the given accounts, which says of which others it is none.
     *
     * @param held what the breaker holds
     * @param refused what is protected
     */
    public byte[] bytes(
            LeaverCase leaver,
            List<Ledger.Stored> entries,
            List<AccountId> held,
            List<AccountId> refused) {
        return bytes(leaver, entries, List.of(), held, refused);
    }

    private static byte[] bytes(
            LeaverCase leaver,
            List<Ledger.Stored> entries,
            List<ResidualItem> left,
            List<AccountId> held,
            List<AccountId> refused) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schema", "rollcall/leaver-evidence/1");
        document.put("case", leaver.id().value());
        document.put("person", leaver.person().toString());
        document.put("cause", leaver.cause());
        document.put("changedAt", leaver.changedAt().toString());
        document.put("detectedAt", leaver.detectedAt().toString());
        document.put("policyDigest", leaver.terms().policyDigest());
        document.put("sla", sla(leaver));
        document.put("accounts", leaver.accounts().stream().map(a -> account(leaver, a)).toList());
        document.put("held", held.stream().map(AccountId::value).toList());
        document.put("refused", refused.stream().map(AccountId::value).toList());
        AftercareSections aftercare = new AftercareSections(entries);
        document.put("departure", aftercare.departure(leaver.terms().departure()));
        document.put("places", aftercare.of(Kind.SURVEYED));
        document.put("inventory", aftercare.of(Kind.INVENTORY));
        document.put("proof", aftercare.of(Kind.PROOF));
        document.put("notAvailable", aftercare.notAvailable());
        document.put("residual", AftercareSections.items(left));
        document.put("notVerifiable", notVerifiable(leaver));
        document.put("ledger", entries.stream().map(EvidenceDocument::entry).toList());
        return CanonicalJson.write(document).getBytes(UTF_8);
    }

    /** What this runbook does not prove, said in the file itself rather than left to be assumed. */
    private static final List<String> NOT_VERIFIABLE =
            List.of(
                    "channels: Slack documents that deactivation removes the account from all"
                            + " channels; private ones cannot be listed and were not read back",
                    "IdP groups: Slack may show none of an account that is inactive; those of an"
                            + " account that was inactive before it was first read may be unknown",
                    "user groups of the organisation: Slack tells of nobody who is in one; the"
                            + " account was taken out of those that rules gave it, as Slack"
                            + " answered, which cannot be read back; others are not known",
                    "tokens: Slack documents that deactivation revokes the account's tokens; no API"
                            + " lists another account's tokens, only those that Slack's audit log"
                            + " says it kept",
                    "apps: bots, commands and webhooks the person installed may live on; those that"
                            + " Slack's logs tell of are residual items");

    private static final String SESSIONS =
            "sessions: "
                    + SessionsOutOfReach.WORDS
                    + "; access cut is judged by active=false alone. Slack documents that"
                    + " deactivation signs the account out of all devices (help 204475027)";

    private static List<String> notVerifiable(LeaverCase leaver) {
        boolean outOfReach =
                leaver.accounts().stream()
                        .anyMatch(account -> account.has(AccountMark.SESSIONS_OUT_OF_REACH));
        return outOfReach
                ? Stream.concat(NOT_VERIFIABLE.stream(), Stream.of(SESSIONS)).toList()
                : NOT_VERIFIABLE;
    }

    /** One row for each class and account: an account that was released has a clock of its own. */
    private static List<Map<String, Object>> sla(LeaverCase leaver) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (SlaClass slaClass : SlaClass.values()) {
            List<Deadline> deadlines = leaver.deadlines(slaClass);
            for (int n = 0; n < leaver.accounts().size(); n++) {
                rows.add(row(leaver, leaver.accounts().get(n), deadlines.get(n)));
            }
        }
        return rows;
    }

    private static Map<String, Object> row(
            LeaverCase leaver, AccountProgress account, Deadline deadline) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("account", account.account().value());
        row.put("class", deadline.slaClass().toString());
        row.put("counted", deadline.counted().toString());
        row.put("from", deadline.from().toString());
        row.put("deadline", deadline.due().toString());
        row.put("reachedAt", deadline.reached().map(Instant::toString).orElse(""));
        row.put("elapsed", deadline.elapsed().map(Duration::toString).orElse(""));
        row.put(
                "elapsedFromEvent",
                deadline.reached()
                        .map(at -> Duration.between(leaver.changedAt(), at).toString())
                        .orElse(""));
        row.put("met", deadline.met());
        return row;
    }

    private static Map<String, Object> account(LeaverCase leaver, AccountProgress progress) {
        Map<String, Object> marks = new TreeMap<>();
        progress.marks().forEach((mark, at) -> marks.put(mark.toString(), at.toString()));
        Map<String, Object> account = new TreeMap<>();
        account.put("account", progress.account().value());
        account.put("marks", marks);
        progress.at(AccountMark.RELEASED)
                .ifPresent(decided ->
                        account.put(
                                "eventToDecision",
                                Duration.between(leaver.changedAt(), decided).toString()));
        return account;
    }

    private static Map<String, Object> entry(Ledger.Stored stored) {
        return Map.of(
                "key",
                stored.entry().key(),
                "sha256",
                stored.hash(),
                // The exact text that was hashed, so that sha256sum alone can check it.
                "document",
                stored.document());
    }
}
