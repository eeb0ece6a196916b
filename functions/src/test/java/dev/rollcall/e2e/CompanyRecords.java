package dev.rollcall.e2e;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.dynamodb.Backoff;
import dev.rollcall.adapter.dynamodb.DynamoCases;
import dev.rollcall.adapter.dynamodb.DynamoLedger;
import dev.rollcall.adapter.dynamodb.DynamoLinks;
import dev.rollcall.adapter.dynamodb.Table;
import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Links;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** The table, as whoever audits it reads it. */
public final class CompanyRecords {
    private static final String TABLE = "Table";

    private final DynamoDbClient dynamoDb;
    private final Cases cases;
    private final Ledger ledger;
    private final Links links;

    CompanyRecords(DynamoDbClient dynamoDb) {
        this.dynamoDb = dynamoDb;
        Table table = new Table(dynamoDb, TABLE, Backoff.sleeping(new Random(1)));
        this.cases = new DynamoCases(table);
        this.ledger = new DynamoLedger(table);
        this.links = new DynamoLinks(table);
    }

    /** Has an account be somebody else's from now on. */
    void relink(Link link, PersonId formerly) {
        links.end(formerly, link.account(), link.madeAt());
        links.record(link);
    }

    Optional<LeaverCase> verified(String person) {
        return verified(new PersonId(new SourceId("okta"), person));
    }

    Optional<LeaverCase> verified(PersonId person) {
        return cases.lastVerified(person);
    }

    List<LeaverCase> cases(CaseState state) {
        AttributeValue wanted = AttributeValue.fromS(state.name());
        return items().filter(
                        item -> item.containsKey("caseId") && wanted.equals(item.get("state")))
                .map(item -> new CaseId(requireNonNull(item.get("caseId")).s()))
                .flatMap(id -> cases.find(id).stream())
                .toList();
    }

    List<LedgerEntry> ledger(CaseId caseId, LedgerEntry.Kind kind) {
        return ledger.of(caseId).stream()
                .map(Ledger.Stored::entry)
                .filter(entry -> entry.kind() == kind)
                .toList();
    }

    /**
     * Returns the keys of the hints and runs that somebody must still see to. The same index lists
     * who is known, by their links and records.
     */
    public List<String> pending() {
        return items().filter(item -> item.containsKey("pendingShard"))
                .map(item -> requireNonNull(item.get("pk")).s())
                .filter(key -> !key.startsWith("CASE#") && !key.startsWith("RESIDUAL#"))
                .filter(key -> !key.startsWith("LINK#") && !key.startsWith("GRANT#"))
                .toList();
    }

    /** Returns every item as text. */
    List<String> texts() {
        return items().map(Map::toString).toList();
    }

    private Stream<Map<String, AttributeValue>> items() {
        return dynamoDb.scanPaginator(scan -> scan.tableName(TABLE)).items().stream();
    }
}
