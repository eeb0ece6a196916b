package dev.rollcall.application.reconcile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Snapshots;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.HumanKey;
import dev.rollcall.domain.adoption.LinkProposal;
import dev.rollcall.domain.adoption.LinkProposal.Item;
import dev.rollcall.domain.adoption.LinkProposal.Pair;
import dev.rollcall.domain.adoption.LinkProposal.Question;
import dev.rollcall.domain.link.LinkDecision.Reason;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.platform.Hashes;
import dev.rollcall.platform.json.CanonicalJson;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What links are proposed, as it lies beside its snapshot. */
public final class LinkProposalDocument {
    private static final int A_PAGE = 1_000;
    private static final String NAME = "links";
    private static final String READING = "Reading a proposal of links";

    private final Snapshots snapshots;

    public LinkProposalDocument(Snapshots snapshots) {
        this.snapshots = requireNonNull(snapshots, "snapshots is null");
    }

    /** The pages are kept first: a proposal that says it has a page has it. */
    void keep(Reconciliation reconciliation, ProposeLinks.Proposed proposed) {
        SnapshotId id = reconciliation.id();
        List<Item> items = proposed.items();
        String digest = "";
        int pages = 0;
        for (int from = 0; from < items.size(); from += A_PAGE) {
            byte[] page =
                    CanonicalJson.write(
                                    Map.of(
                                            "items",
                                            items
                                                    .subList(
                                                            from,
                                                            Math.min(items.size(), from + A_PAGE))
                                                    .stream()
                                                    .map(LinkProposalDocument::map)
                                                    .toList()))
                            .getBytes(UTF_8);
            snapshots.keepDocument(id, page(pages), page);
            digest = Hashes.sha256(digest + Hashes.sha256(page));
            pages++;
        }
        SortedMap<Reason, Integer> questions = new TreeMap<>();
        proposed.questions().forEach(one -> questions.merge(one.reason(), 1, Integer::sum));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("snapshot", id.value());
        document.put("begun", reconciliation.begun().toString());
        document.put("policy", reconciliation.policyDigest());
        document.put("linked", proposed.linked());
        document.put("pairs", items.size() - proposed.questions().size());
        document.put(
                "questions",
                questions.entrySet().stream()
                        .map(one -> Map.of("reason", one.getKey().name(), "many", one.getValue()))
                        .toList());
        document.put("withoutAccount", proposed.withoutAccount());
        document.put("withoutAddress", proposed.withoutAddress());
        document.put("nobodys", proposed.nobodys());
        document.put("pages", pages);
        // Of an empty list there is a digest too.
        document.put("digest", digest.isEmpty() ? Hashes.sha256(id.value()) : digest);
        snapshots.keepDocument(id, NAME, CanonicalJson.write(document).getBytes(UTF_8));
    }

    /**
     * Returns it; empty if there is none.
     *
     * @throws PortFailure.NeedsHuman if it cannot be understood
     */
    public Optional<LinkProposal> find(SnapshotId snapshot) {
        return snapshots.document(snapshot, NAME).map(LinkProposalDocument::read);
    }

    /**
     * Returns one page of the list.
     *
     * @throws PortFailure.NeedsHuman if it is not there, or cannot be understood
     */
    public List<Item> items(SnapshotId snapshot, int page) {
        byte[] content =
                snapshots
                        .document(snapshot, page(page))
                        .orElseThrow(() -> new PortFailure.NeedsHuman(READING, "page-missing"));
        try {
            return Json.readObject(new String(content, UTF_8)).objects("items").stream()
                    .map(LinkProposalDocument::item)
                    .toList();
        } catch (MalformedJson | IllegalArgumentException _) {
            throw unreadable();
        }
    }

    private static LinkProposal read(byte[] content) {
        try {
            JsonObject document = Json.readObject(new String(content, UTF_8));
            SortedMap<Reason, Integer> questions = new TreeMap<>();
            document.objects("questions")
                    .forEach(one ->
                            questions.put(Reason.valueOf(one.text("reason")), number(one, "many")));
            return new LinkProposal(
                    new SnapshotId(document.text("snapshot")),
                    Instant.parse(document.text("begun")),
                    document.text("policy"),
                    number(document, "linked"),
                    number(document, "pairs"),
                    questions,
                    number(document, "withoutAccount"),
                    number(document, "withoutAddress"),
                    number(document, "nobodys"),
                    number(document, "pages"),
                    document.text("digest"));
        } catch (MalformedJson | IllegalArgumentException | DateTimeException _) {
            throw unreadable();
        }
    }

    private static PortFailure unreadable() {
        return new PortFailure.NeedsHuman(READING, "links-unreadable");
    }

    private static int number(JsonObject document, String name) {
        return Math.toIntExact(document.wholeNumber(name));
    }

    private static String page(int number) {
        return "links-%05d".formatted(number);
    }

    private static Map<String, Object> map(Item item) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("person", item.person().toString());
        item.human().ifPresent(human -> map.put("human", human.digest()));
        switch (item) {
            case Pair pair -> map.put("account", pair.account().value());
            case Question question -> {
                map.put("reason", question.reason().name());
                map.put("accounts", question.accounts().stream().map(AccountId::value).toList());
            }
        }
        return map;
    }

    private static Item item(JsonObject map) {
        PersonId person = PersonId.parse(map.text("person"));
        Optional<HumanKey> human = map.optionalText("human").map(HumanKey::new);
        Optional<String> account = map.optionalText("account");
        return account.isPresent()
                ? new Pair(person, new AccountId(account.get()), human)
                : new Question(
                        person,
                        Reason.valueOf(map.text("reason")),
                        map.texts("accounts").stream().map(AccountId::new).toList(),
                        human);
    }
}
