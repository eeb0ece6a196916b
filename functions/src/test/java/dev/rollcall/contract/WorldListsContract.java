package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.WorldLists;
import dev.rollcall.domain.policy.PolicyWorld;
import dev.rollcall.domain.policy.WorldPage;
import dev.rollcall.domain.policy.WorldPart;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@link WorldLists} do. */
public abstract class WorldListsContract {

    /** A world, and what lists it. */
    public interface Fixture extends AutoCloseable {
        WorldLists lists();

        /** Returns all that there is, list by list; one of them has several pages. */
        Map<WorldPart, PolicyWorld> world();

        @Override
        void close();
    }

    private Fixture fixture;

    protected abstract Fixture fixture();

    @BeforeEach
    void begin() {
        fixture = fixture();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void begin_with_lists_that_they_have() {
        assertThat(fixture.lists().parts()).isNotEmpty().allMatch(fixture.lists()::has);
    }

    @Test
    void list_all_there_is_and_nothing_else() {
        fixture.world()
                .forEach((part, world) ->
                        assertThat(
                                        pages(part).stream()
                                                .map(WorldPage::found)
                                                .reduce(PolicyWorld.EMPTY, PolicyWorld::and))
                                .as(part.key())
                                .isEqualTo(world));
    }

    @Test
    void go_on_from_page_to_page_without_saying_anything_twice() {
        List<WorldPage> several =
                fixture.world().keySet().stream()
                        .map(this::pages)
                        .filter(pages -> pages.size() > 1)
                        .findFirst()
                        .orElseThrow();
        Set<Object> told = new HashSet<>();

        for (WorldPage page : several) {
            assertThat(page.found().things().keySet()).allMatch(told::add);
            assertThat(page.found().groups().keySet()).allMatch(told::add);
            assertThat(page.promised().orElse(0)).isIn(0, size(several));
        }
    }

    @Test
    void read_the_same_page_again() {
        WorldPart part = fixture.world().keySet().iterator().next();

        assertThat(fixture.lists().read(part, Optional.empty()))
                .isEqualTo(fixture.lists().read(part, Optional.empty()));
    }

    private static int size(List<WorldPage> pages) {
        return pages.stream()
                .mapToInt(page -> page.found().things().size() + page.found().groups().size())
                .sum();
    }

    private List<WorldPage> pages(WorldPart part) {
        List<WorldPage> pages = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            WorldPage page = fixture.lists().read(part, cursor);
            pages.add(page);
            cursor = page.next();
        } while (cursor.isPresent());
        return pages;
    }
}
