package dev.rollcall.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

class UriTextTest {

    @Test
    void joins_with_one_slash() {
        assertThat(UriText.below(URI.create("https://x/okta"), "/api"))
                .isEqualTo(UriText.below(URI.create("https://x/okta/"), "/api"))
                .hasToString("https://x/okta/api");
    }

    @Test
    void keeps_order_and_lets_no_value_break_out() {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        fields.put("z", "a b&c=d");
        fields.put("a", "U1,U2");

        assertThat(UriText.form(fields)).isEqualTo("z=a%20b%26c%3Dd&a=U1%2CU2");
    }
}
