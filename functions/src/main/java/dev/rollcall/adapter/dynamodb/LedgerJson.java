package dev.rollcall.adapter.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;

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
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A ledger entry's canonical document: what is stored, hashed, and given to auditors. */
public final class LedgerJson {
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
     * @throws MalformedJson if it is not such a document
     */
    public static Ledger.Stored read(String document) {
        JsonObject root = Json.readObject(document);
        if (number(root, "format") != FORMAT) {
            throw new MalformedJson("A ledger document of another format");
        }
        return new Ledger.Stored(entry(root), document, Hashes.sha256(document));
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
        subject.person()
                .ifPresent(person -> {
                    parts.put("source", person.source().value());
                    parts.put("person", person.value());
                });
        subject.account().ifPresent(account -> parts.put("account", account.value()));
        subject.entitlement().ifPresent(entitlement -> parts.put("entitlement", entitlement.key()));
        return parts;
    }

    private static LedgerEntry entry(JsonObject root) {
        JsonObject ground = root.object("ground");
        return new LedgerEntry(
                root.text("key"),
                LedgerEntry.Kind.valueOf(root.text("kind")),
                instant(root, "at"),
                subject(root.object("subject")),
                new Ground(ground.text("rule"), ground.text("cause"), ground.text("policyDigest")),
                root.optionalObject("intent").map(LedgerJson::intent),
                root.optionalObject("write")
                        .map(o -> new LedgerEntry.Write(instant(o, "at"), o.text("reply"))),
                root.optionalObject("readBack").map(LedgerJson::readBack),
                facts(root.object("facts")));
    }

    private static Subject subject(JsonObject object) {
        return new Subject(
                new CaseId(object.text("case")),
                object.optionalText("person")
                        .map(id -> new PersonId(new SourceId(object.text("source")), id)),
                object.optionalText("account").map(AccountId::new),
                object.optionalText("entitlement").map(Entitlement::parse));
    }

    private static LedgerEntry.Intent intent(JsonObject object) {
        return new LedgerEntry.Intent(
                object.text("action"),
                number(object, "attempt"),
                instant(object, "at"),
                object.text("before"),
                object.text("after"));
    }

    private static LedgerEntry.ReadBack readBack(JsonObject object) {
        return new LedgerEntry.ReadBack(
                instant(object, "at"), object.text("found"), object.bool("asMeant"));
    }

    private static SortedMap<String, String> facts(JsonObject object) {
        SortedMap<String, String> facts = new TreeMap<>();
        for (Map.Entry<String, JsonNode> fact : object.node().properties()) {
            facts.put(fact.getKey(), object.text(fact.getKey()));
        }
        return facts;
    }

    private static int number(JsonObject object, String name) {
        return object.member(name)
                .map(JsonNode::intValue)
                .orElseThrow(() -> new MalformedJson(object.place() + "." + name + " is missing"));
    }

    private static Instant instant(JsonObject object, String name) {
        return Instant.parse(object.text(name));
    }
}
