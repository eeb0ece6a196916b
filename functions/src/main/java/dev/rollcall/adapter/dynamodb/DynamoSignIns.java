package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.SignIns;
import dev.rollcall.domain.approval.ApproverId;

import java.time.Instant;
import java.util.Optional;

/**
 * Sign-ins and sessions in the table. DynamoDB deletes an expired item late, so the time is checked
 * here.
 */
public final class DynamoSignIns implements SignIns {
    private final Table table;

    public DynamoSignIns(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public void begin(Flow flow) {
        table.put(
                Write.Put.ifAbsent(
                        Attributes.at(Keys.signIn(flow.state()))
                                .with("verifier", flow.verifier())
                                .with("nonce", flow.nonce())
                                .with("startedAt", flow.startedAt())
                                .with(until(flow.expiresAt()))));
    }

    /** A used flow stays, without its secrets, until it expires: the state is not good again. */
    @Override
    public Optional<Flow> take(String state, Instant now) {
        return table.get(Keys.signIn(state))
                .filter(item -> item.has("verifier") && isLive(item, now))
                .filter(_ -> isFirst(state))
                .map(item ->
                        new Flow(
                                state,
                                item.text("verifier"),
                                item.text("nonce"),
                                item.instant("startedAt"),
                                item.instant("until")));
    }

    @Override
    public void open(Session session) {
        table.put(
                Write.Put.ifAbsent(
                        Attributes.at(Keys.session(session.hash()))
                                .with("approver", session.approver().value())
                                .with(until(session.expiresAt()))));
    }

    @Override
    public Optional<Session> session(String hash, Instant now) {
        return table.get(Keys.session(hash))
                .filter(item -> isLive(item, now))
                .map(item ->
                        new Session(
                                hash,
                                new ApproverId(item.text("approver")),
                                item.instant("until")));
    }

    private boolean isFirst(String state) {
        Written taken =
                table.update(
                        new Write.Update(
                                Keys.signIn(state),
                                "REMOVE #verifier, #nonce",
                                "attribute_exists(#verifier)",
                                Attributes.none()));
        return taken instanceof Written.Done;
    }

    private static Attributes until(Instant time) {
        return Attributes.none().with("until", time).with("expiresAt", time.getEpochSecond() + 1);
    }

    private static boolean isLive(Attributes item, Instant now) {
        return now.isBefore(item.instant("until"));
    }
}
