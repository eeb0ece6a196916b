package dev.rollcall.local.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.stream.Stream;

class RouteTest {
    private static final Route LINK =
            new Route("GET", "/approve/{secret}/people", "Pages", Route.LONGEST);

    @Test
    void a_variable_fits_any_one_part() {
        assertThat(LINK.variables("/approve/abc/people")).contains(Map.of("secret", "abc"));
        assertThat(LINK.matches("GET", "/approve/abc/people")).isTrue();
        assertThat(LINK.matches("POST", "/approve/abc/people")).isFalse();
    }

    @Test
    void a_variable_fits_neither_nothing_nor_several_parts() {
        assertThat(LINK.matches("GET", "/approve//people")).isFalse();
        assertThat(LINK.matches("GET", "/approve/a/b/people")).isFalse();
        assertThat(LINK.matches("GET", "/approve/abc/people/")).isFalse();
    }

    @Test
    void an_exact_path_goes_first() {
        Route any = new Route("GET", "/approve/{secret}", "Pages", Route.LONGEST);
        Route exact = new Route("GET", "/approve/style.css", "Pages", Route.LONGEST);

        assertThat(Stream.of(any, exact).sorted(Route.EXACT_FIRST)).containsExactly(exact, any);
    }

    @Test
    void a_plus_at_the_end_fits_all_that_is_left() {
        Route route = new Route("ANY", "/scim/v2/{proxy+}", "Scim", Route.LONGEST);

        assertThat(route.variables("/scim/v2/Users")).hasValue(Map.of("proxy", "Users"));
        assertThat(route.variables("/scim/v2/Users/1")).hasValue(Map.of("proxy", "Users/1"));
        assertThat(route.variables("/scim/v2/")).isEmpty();
        assertThat(route.variables("/scim/v2")).isEmpty();
        assertThat(route.variables("/scim/v3/Users")).isEmpty();
    }

    @Test
    void what_fits_several_parts_stands_at_the_end() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Route("GET", "/a/{all+}/b", "Pages", Route.LONGEST));
    }
}
