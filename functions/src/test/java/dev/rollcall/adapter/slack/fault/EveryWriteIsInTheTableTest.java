package dev.rollcall.adapter.slack.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.adapter.slack.Slack;
import dev.rollcall.application.port.BulkReply;
import dev.rollcall.application.port.Creation;
import dev.rollcall.application.port.Enrolment;
import dev.rollcall.application.port.IdpGroupWriter;
import dev.rollcall.application.port.ManyReply;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.OrganisationGroups;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.Entitlement;

import org.junit.jupiter.api.Test;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A write that the connector comes to offer fails here until it has a row in the table. */
class EveryWriteIsInTheTableTest {
    /** What a method answers that writes. */
    private static final Set<Class<?>> REPLIES =
            Set.of(
                    WriteReply.class,
                    BulkReply.class,
                    ManyReply.class,
                    Creation.class,
                    IdpGroupWriter.Making.class,
                    IdpGroupWriter.Adding.class,
                    OrganisationGroups.Making.class,
                    void.class);

    static List<Operation> table() {
        return Stream.of(
                        AccountWrites.all(),
                        ProfileWrites.all(),
                        LeaveWrites.all(),
                        JoinWrites.all(),
                        GroupWrites.all(),
                        LinkWrites.all(),
                        OrganisationWrites.all())
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void every_method_of_the_connector_s_ports_that_writes_has_a_row() {
        List<String> offered =
                Arrays.stream(Slack.class.getMethods())
                        .map(Method::getReturnType)
                        .filter(Class::isInterface)
                        .flatMap(port -> Arrays.stream(port.getMethods()))
                        .filter(method -> REPLIES.contains(method.getReturnType()))
                        .filter(method -> !Modifier.isStatic(method.getModifiers()))
                        .map(method -> name(method.getDeclaringClass(), method.getName()))
                        .distinct()
                        .toList();

        assertThat(table().stream().map(o -> name(o.port(), o.method())).distinct())
                .containsExactlyInAnyOrderElementsOf(offered);
    }

    /** Replies that are of a port's own kind are told by its name; a new kind has to be named. */
    @Test
    void every_sealed_answer_of_a_port_is_known_to_be_a_reply_or_a_reading() {
        List<Class<?>> unknown =
                Arrays.stream(Slack.class.getMethods())
                        .map(Method::getReturnType)
                        .filter(Class::isInterface)
                        .flatMap(port -> Arrays.stream(port.getMethods()))
                        .<Class<?>>map(Method::getReturnType)
                        .filter(type -> type.getPackage() == WriteReply.class.getPackage())
                        .filter(Class::isSealed)
                        .filter(type -> !REPLIES.contains(type))
                        .distinct()
                        .toList();

        assertThat(unknown).isEmpty();
    }

    /** Groups above the workspaces are joined by ports of their own, which have their rows. */
    @Test
    void what_is_taken_and_given_has_a_row_for_every_kind_of_entitlement() {
        List<Class<?>> all =
                Stream.<Class<?>>of(Entitlement.class.getPermittedSubclasses()).toList();

        assertThat(kinds(Memberships.class)).containsExactlyInAnyOrderElementsOf(all);
        assertThat(kinds(Enrolment.class))
                .containsExactlyInAnyOrderElementsOf(
                        all.stream()
                                .filter(kind -> kind != Entitlement.IdpGroup.class)
                                .filter(kind -> kind != Entitlement.OrganisationGroup.class)
                                .toList());
    }

    @Test
    void every_row_names_its_call_and_every_exception_says_why() {
        assertThat(table()).allSatisfy(row -> assertThat(row.call()).containsAnyOf("P", "D"));
        assertThat(table()).allSatisfy(row -> assertThat(row.reasons()).doesNotContain(""));
    }

    private static List<Class<?>> kinds(Class<?> port) {
        return table().stream()
                .filter(row -> row.port() == port)
                .flatMap(row -> row.kind().stream())
                .<Class<?>>map(kind -> kind)
                .distinct()
                .toList();
    }

    private static String name(Class<?> port, String method) {
        return port.getSimpleName() + "." + method;
    }
}
