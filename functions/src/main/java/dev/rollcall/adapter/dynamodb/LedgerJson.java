package dev.rollcall.adapter.dynamodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.rollcall.application.port.Ledger;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.audit.Ground;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.Subject;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.platform.Hashes;
import dev.rollcall.platform.json.CanonicalJson;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A ledger entry's canonical document: what is stored, hashed, and given to auditors. */
public final class LedgerJson {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int FORMAT = 1;

    private LedgerJson() {}

    /** Returns the entry with its document and hash, as the ledger stores it. */
    public static Ledger.Stored seal(LedgerEntry entry) {
        String document = CanonicalJson.write(document(entry));
        return new Ledger.Stored(entry, document, Hashes.sha256(document));
    }

    /**
     * Reads what {@link #seal} wrote.
     *
     * @throws IllegalArgumentException if it is not such a document
     */
    public static Ledger.Stored read(String document) {
        try {
            JsonNode root = MAPPER.readTree(document);
            if (root.required("format").intValue() != FORMAT) {
                throw new IllegalArgumentException("A ledger document of another format");
            }
            return new Ledger.Stored(entry(root), document, Hashes.sha256(document));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A ledger document that is not JSON", e);
        }
    }

    private static Map<String, Object> document(LedgerEntry entry) {
        Map<String, Object> root = new TreeMap<>();
        root.put("format", FORMAT);
        root.put("key", entry.key());
        root.put("kind", entry.kind().name());
        root.put("at", entry.at().toString());
        root.put("subject", subject(entry.subject()));
        root.put(
                "ground",
                Map.of(
                        "rule", entry.ground().rule(),
                        "cause", entry.ground().cause(),
                        "policyDigest", entry.ground().policyDigest()));
        entry.intent()
                .ifPresent(intent ->
                        root.put(
                                "intent",
                                Map.of(
                                        "action", intent.action(),
                                        "attempt", intent.attempt(),
                                        "at", intent.at().toString(),
                                        "before", intent.before(),
                                        "after", intent.after())));
        entry.write()
                .ifPresent(write ->
                        root.put(
                                "write",
                                Map.of(
                                        "at", write.at().toString(),
                                        "reply", write.reply())));
        entry.readBack()
                .ifPresent(readBack ->
                        root.put(
                                "readBack",
                                Map.of(
                                        "at", readBack.at().toString(),
                                        "found", readBack.found(),
                                        "asMeant", readBack.asMeant())));
        root.put("facts", entry.facts());
        return root;
    }

    private static Map<String, Object> subject(Subject subject) {
        Map<String, Object> parts = new TreeMap<>();
        parts.put("case", subject.caseId().value());
        parts.put("source", subject.person().source().value());
        parts.put("person", subject.person().value());
        subject.account().ifPresent(account -> parts.put("account", account.value()));
        subject.entitlement().ifPresent(entitlement -> parts.put("entitlement", entitlement.key()));
        return parts;
    }

    private static LedgerEntry entry(JsonNode root) {
        SortedMap<String, String> facts = new TreeMap<>();
        for (Map.Entry<String, JsonNode> fact : root.required("facts").properties()) {
            facts.put(fact.getKey(), fact.getValue().textValue());
        }
        JsonNode ground = root.required("ground");
        return new LedgerEntry(
                text(root, "key"),
                LedgerEntry.Kind.valueOf(text(root, "kind")),
                instant(root, "at"),
                subject(root.required("subject")),
                new Ground(
                        text(ground, "rule"), text(ground, "cause"), text(ground, "policyDigest")),
                part(root, "intent").map(LedgerJson::intent),
                part(root, "write")
                        .map(n -> new LedgerEntry.Write(instant(n, "at"), text(n, "reply"))),
                part(root, "readBack").map(LedgerJson::readBack),
                facts);
    }

    private static Subject subject(JsonNode node) {
        return new Subject(
                new CaseId(text(node, "case")),
                new PersonId(new SourceId(text(node, "source")), text(node, "person")),
                part(node, "account").map(n -> new AccountId(n.textValue())),
                part(node, "entitlement").map(n -> Entitlement.parse(n.textValue())));
    }

    private static LedgerEntry.Intent intent(JsonNode node) {
        return new LedgerEntry.Intent(
                text(node, "action"),
                node.required("attempt").intValue(),
                instant(node, "at"),
                text(node, "before"),
                text(node, "after"));
    }

    private static LedgerEntry.ReadBack readBack(JsonNode node) {
        return new LedgerEntry.ReadBack(
                instant(node, "at"), text(node, "found"), node.required("asMeant").booleanValue());
    }

    private static Optional<JsonNode> part(JsonNode node, String name) {
        return Optional.ofNullable(node.get(name));
    }

    private static String text(JsonNode node, String name) {
        return node.required(name).textValue();
    }

    private static Instant instant(JsonNode node, String name) {
        return Instant.parse(text(node, name));
    }
}
