package dev.rollcall.function.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Outbox;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.PushedState;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.push.Pushed;
import dev.rollcall.testing.InMemoryPushedState;

import org.junit.jupiter.api.Test;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whoever is changed by a request is looked at again: nobody twice, nobody never. */
class PushedIsToldTest {
    private final ScimDesk desk = new ScimDesk();

    @Test
    void each_change_of_somebody_is_one_hint() {
        String ada = desk.user("ada");
        desk.operations("/Users/" + ada, "{\"op\":\"add\",\"path\":\"title\",\"value\":\"VP\"}");
        desk.operations("/Users/" + ada, "{\"op\":\"add\",\"path\":\"title\",\"value\":\"VP\"}");
        desk.get("/Users/" + ada);

        assertThat(hintsOf(ada)).hasSize(2).noneMatch(Hint::tellsOfLeaving);
        assertThat(desk.state.untold(desk.clock.instant().plusSeconds(99), 9)).isEmpty();
    }

    @Test
    void who_is_disabled_or_deleted_goes_first() {
        String ada = desk.user("ada");
        String bo = desk.user("bo");
        desk.operations(
                "/Users/" + ada, "{\"op\":\"replace\",\"path\":\"active\",\"value\":false}");
        desk.delete("/Users/" + bo);

        assertThat(hintsOf(ada).getLast()).returns(true, Hint::tellsOfLeaving);
        assertThat(hintsOf(bo).getLast()).returns(true, Hint::tellsOfLeaving);
    }

    @Test
    void members_are_looked_at_the_rest_of_a_large_group_by_the_sweep() {
        List<String> people = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            people.add(desk.user("user" + i));
        }
        String staff = desk.group("Staff", people.toArray(String[]::new));
        assertThat(people).filteredOn(one -> hintsOf(one).size() == 2).hasSizeBetween(50, 119);

        desk.clock.advance(Duration.ofMinutes(1));
        desk.tell.sweep();
        assertThat(people).allMatch(one -> hintsOf(one).size() == 2);

        desk.put("/Groups/" + staff, "{\"displayName\": \"Staff\", \"members\": []}");
        desk.clock.advance(Duration.ofMinutes(1));
        desk.tell.sweep();
        assertThat(people).allMatch(one -> hintsOf(one).size() == 3);
    }

    @Test
    void a_group_that_is_deleted_is_left_by_everybody() {
        List<String> people = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            people.add(desk.user("user" + i));
        }
        String staff = desk.group("Staff", people.toArray(String[]::new));
        String all = desk.group("All", staff);

        desk.delete("/Groups/" + staff);
        desk.clock.advance(Duration.ofMinutes(1));
        desk.tell.sweep();

        assertThat(people).allMatch(one -> hintsOf(one).size() >= 2);
        assertThat(desk.get("/Users/" + people.getFirst()).body().has("groups")).isFalse();
        assertThat(desk.members(all)).isEmpty();
        assertThat(desk.state.untold(desk.clock.instant().plusSeconds(99), 9)).isEmpty();
    }

    @Test
    void what_is_stored_is_told_by_the_sweep_if_it_could_not_be_told_at_once() {
        AtomicBoolean broken = new AtomicBoolean(true);
        ScimDesk half = new ScimDesk(failing(broken));

        String ada = half.user("ada");
        assertThat(ada).as("it is kept, so the client need not repeat it").isNotEmpty();
        half.clock.advance(Duration.ofSeconds(20));
        broken.set(false);
        half.tell.sweep();
        assertThat(half.state.untold(half.clock.instant().plusSeconds(99), 9))
                .as("a request of just now may still be at it")
                .hasSize(1);
        half.clock.advance(Duration.ofSeconds(20));

        assertThat(half.tell.sweep()).isEqualTo(1);
        assertThat(half.hints()).hasSize(1);
        assertThat(half.tell.sweep()).isZero();
    }

    @Test
    void unusually_many_are_told_of_once() {
        List<String> people = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            people.add(desk.user("user" + i));
        }
        for (int i = 0; i < 5; i++) {
            off(people.get(i));
        }
        assertThat(desk.outbox.waiting(9)).isEmpty();
        for (int i = 5; i < 15; i++) {
            off(people.get(i));
        }

        assertThat(desk.outbox.waiting(9))
                .extracting(Outbox.Waiting::escalation)
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.reason()).isEqualTo("people-pushed-out");
                    assertThat(told.about()).isEqualTo("source push");
                });
    }

    @Test
    void a_group_that_is_emptied_is_told_of() {
        List<String> people = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            people.add(desk.user("user" + i));
        }
        String staff = desk.group("Staff", people.toArray(String[]::new));

        desk.operations(
                "/Groups/" + staff, "{\"op\":\"replace\",\"path\":\"members\",\"value\":[]}");

        assertThat(desk.outbox.waiting(9))
                .extracting(waiting -> waiting.escalation().reason())
                .containsExactly("memberships-pushed-out");
    }

    @Test
    void so_many_members_take_several_requests_of_the_same() {
        List<String> people = new ArrayList<>();
        for (int i = 0; i < 4_100; i++) {
            people.add(desk.user("user" + i));
        }
        String staff = desk.group("Staff");
        String all = String.join(",", people.stream().map(ScimDesk::member).toList());
        String body = "{\"displayName\": \"Staff\", \"members\": [" + all + "]}";

        assertThat(desk.post("/Groups", body).status()).isEqualTo(413);
        ScimDesk.Answer first = desk.put("/Groups/" + staff, body);
        assertThat(first.status()).isEqualTo(503);
        assertThat(first.headers()).containsKey("Retry-After");
        assertThat(desk.put("/Groups/" + staff, body).status()).isEqualTo(200);
        assertThat(desk.members(staff)).hasSize(4_100);
        assertThat(
                        desk.operations(
                                        "/Groups/" + staff,
                                        "{\"op\":\"add\",\"path\":\"members\",\"value\":[]}")
                                .status())
                .as("a large group is not sent back whole after each change")
                .isEqualTo(204);
    }

    private void off(String id) {
        desk.operations("/Users/" + id, "{\"op\":\"replace\",\"path\":\"active\",\"value\":false}");
    }

    private List<Hint> hintsOf(String id) {
        return desk.hints().stream().filter(hint -> hint.person().value().equals(id)).toList();
    }

    /** A state in which nothing can be noted as told. */
    private static PushedState failing(AtomicBoolean broken) {
        InMemoryPushedState state = new InMemoryPushedState();
        return (PushedState)
                Proxy.newProxyInstance(
                        PushedState.class.getClassLoader(),
                        new Class<?>[] {PushedState.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("told")
                                    && arguments[0] instanceof Pushed
                                    && broken.get()) {
                                throw new PortFailure.Unavailable("Writing to the table");
                            }
                            try {
                                return method.invoke(state, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
