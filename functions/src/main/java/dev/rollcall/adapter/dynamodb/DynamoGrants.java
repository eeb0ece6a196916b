package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Grants;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.grant.Grant;
import dev.rollcall.domain.grant.GroupPath;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.MappingName;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The entitlement records in the table, an item for each person and entitlement. */
public final class DynamoGrants implements Grants {
    private static final String ACCOUNT = "account";
    private static final String RULES = "rules";

    private final Table table;

    public DynamoGrants(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public List<RecordedGrant> of(PersonId person) {
        return table.query(Keys.grants(person)).stream().map(DynamoGrants::recorded).toList();
    }

    @Override
    public Map<PersonId, List<RecordedGrant>> ofThings(Map<PersonId, Set<Entitlement>> wanted) {
        Map<PersonId, List<RecordedGrant>> found = new HashMap<>();
        wanted.keySet().forEach(person -> found.put(person, new ArrayList<>(1)));
        List<Key> keys =
                wanted.entrySet().stream()
                        .flatMap(one ->
                                one.getValue().stream()
                                        .map(thing -> Keys.grant(one.getKey(), thing)))
                        .toList();
        table.getEach(keys).stream()
                .map(DynamoGrants::recorded)
                .forEach(grant ->
                        found.computeIfAbsent(grant.grant().person(), _ -> new ArrayList<>(1))
                                .add(grant));
        return found;
    }

    @Override
    public void record(RecordedGrant grant) {
        RecordedGrant lasting =
                table.get(Keys.grant(grant.grant().person(), grant.grant().entitlement()))
                        .map(DynamoGrants::recorded)
                        .map(grant::continuing)
                        .orElse(grant);
        table.put(Write.Put.always(item(lasting)));
    }

    @Override
    public void adopt(List<RecordedGrant> grants) {
        new ManyPuts(table)
                .putEach(grants.stream().map(grant -> Write.Put.ifAbsent(item(grant))).toList());
    }

    @Override
    public void forget(PersonId person, Entitlement entitlement) {
        table.delete(Write.Delete.always(Keys.grant(person, entitlement)));
    }

    private static Attributes item(RecordedGrant recorded) {
        Grant grant = recorded.grant();
        Attributes rules = Attributes.none();
        for (var rule : grant.rules().entrySet()) {
            rules = rules.with(rule.getKey().value(), rule.getValue().toString());
        }
        Attributes item =
                Attributes.at(Keys.grant(grant.person(), grant.entitlement()))
                        .with(HintAttributes.of(grant.person()))
                        .with("entitlement", grant.entitlement().key())
                        .with(RULES, rules)
                        .with("since", recorded.since())
                        .with("cause", recorded.cause())
                        .with("policyDigest", recorded.policyDigest())
                        .with("state", recorded.state().name());
        // Whoever has an account has a link, by which the person is known.
        return recorded.account()
                .map(account -> item.with(ACCOUNT, account.value()))
                .orElseGet(() -> item.with(DynamoKnownPeople.attributes(grant.person())));
    }

    /** Items of old name an event by its id alone. */
    private static RecordedGrant recorded(Attributes item) {
        PersonId person = HintAttributes.person(item);
        Attributes written = item.nested(RULES);
        SortedMap<MappingName, GroupPath> rules = new TreeMap<>();
        for (String rule : written.values().keySet()) {
            rules.put(new MappingName(rule), GroupPath.parse(written.text(rule)));
        }
        return new RecordedGrant(
                new Grant(person, Entitlement.parse(item.text("entitlement")), rules),
                item.textIfAny(ACCOUNT).map(AccountId::new),
                item.instant("since"),
                RecordedGrant.cause(person.source(), item.text("cause")),
                item.text("policyDigest"),
                RecordedGrant.State.valueOf(item.text("state")));
    }
}
