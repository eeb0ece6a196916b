package dev.rollcall.function.site;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.approval.ViewBatch.Shown;
import dev.rollcall.application.approval.ViewBatch.View;
import dev.rollcall.application.approval.page.OpenLink.Opened;
import dev.rollcall.domain.approval.Approver;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Profile;
import dev.rollcall.function.http.Form;
import dev.rollcall.function.page.Paths;
import dev.rollcall.function.page.Sheet;
import dev.rollcall.function.page.Sheet.Access;
import dev.rollcall.platform.Hashes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request with a good link, and what is known of who sent it. Prints nothing. */
record Visit(Opened opened, Access access, Paths paths) {
    Visit {
        requireNonNull(opened, "opened is null");
        requireNonNull(access, "access is null");
        requireNonNull(paths, "paths is null");
    }

    /**
     * Works out who is there: the link, and the session of that link's approver, if there is one.
     */
    static Visit of(Opened opened, String secret, Optional<String> session, Desk desk) {
        Optional<String> own =
                session.filter(s ->
                        desk.signIn()
                                .filter(signIn -> signIn.isSignedIn(s, opened.approver()))
                                .isPresent());
        Access access =
                desk.signIn().isEmpty()
                        ? Access.LINK_ONLY
                        : own.isPresent() ? Access.SIGNED_IN : Access.NOT_SIGNED_IN;
        return new Visit(opened, access, new Paths(secret, formToken(secret, own.orElse(""))));
    }

    /** Whoever knows the link but not the session cannot make the token of a signed-in page. */
    private static String formToken(String secret, String session) {
        return Hashes.sha256("rollcall/form/1\n" + secret + "\n" + session);
    }

    Batch batch() {
        return opened.batch();
    }

    Approver approver() {
        return opened.approver();
    }

    boolean maySeePeople() {
        return access != Access.NOT_SIGNED_IN;
    }

    Shown shown() {
        return access == Access.SIGNED_IN ? Shown.SIGN_IN : Shown.LINK;
    }

    boolean isOwn(Form form) {
        return MessageDigest.isEqual(
                paths.formToken().getBytes(StandardCharsets.UTF_8),
                form.text("token").getBytes(StandardCharsets.UTF_8));
    }

    Sheet sheet(Desk desk) {
        View view =
                desk.views()
                        .view(batch().id(), approver(), shown())
                        .orElseThrow(
                                () -> new IllegalStateException("A sealed batch does not vanish"));
        return new Sheet(view, approver(), access, paths, opened.older(), desk.clock().instant());
    }

    /** Returns the names of these people; only somebody who has signed in sees names. */
    Map<PersonId, Profile> names(Desk desk, List<HeldItem> rows) {
        return access == Access.SIGNED_IN ? desk.views().profiles(rows) : Map.of();
    }

    @Override
    public String toString() {
        return "Visit[redacted]";
    }
}
