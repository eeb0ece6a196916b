package dev.rollcall.function.page;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.approval.ViewBatch.View;
import dev.rollcall.domain.approval.Approver;
import dev.rollcall.domain.approval.Batch;

import java.time.Instant;
import java.util.Optional;

/**
 * What every page about a held batch is made from.
 *
 * @param older the list that the link was made for, if this one has taken its place
 */
public record Sheet(
        View view,
        Approver approver,
        Access access,
        Paths paths,
        Optional<Batch> older,
        Instant now) {

    /** How much whoever looks may see and do. */
    public enum Access {
        /** No issuer is configured: the link alone counts, and shows numbers and ids. */
        LINK_ONLY,
        /** An issuer is configured and nobody is signed in: numbers only, no decision. */
        NOT_SIGNED_IN,
        SIGNED_IN
    }

    public Sheet {
        requireNonNull(view, "view is null");
        requireNonNull(approver, "approver is null");
        requireNonNull(access, "access is null");
        requireNonNull(paths, "paths is null");
        requireNonNull(older, "older is null");
        requireNonNull(now, "now is null");
    }

    Batch batch() {
        return view.batch();
    }

    Batch.Seal seal() {
        return view.batch().seal().orElseThrow();
    }

    int size() {
        return view.items().size();
    }

    /** Returns what waits: "12 deactivations". */
    String changes() {
        return Telling.changes(batch().kind(), size());
    }

    String time(Instant at) {
        return Telling.time(at, approver);
    }

    /** Returns the time for a table, readable by machines too. */
    Html moment(Instant at) {
        return Html.tag("time").with("datetime", at.toString()).of(Telling.brief(at, approver));
    }

    boolean namesShown() {
        return access == Access.SIGNED_IN;
    }

    boolean maySeePeople() {
        return access != Access.NOT_SIGNED_IN;
    }

    boolean mayDecide() {
        return maySeePeople() && !view.onList();
    }
}
