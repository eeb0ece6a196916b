package dev.rollcall.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

class TemplateYamlTest {
    @TempDir private Path directory;

    @Test
    void writes_short_tags_as_their_long_forms() throws IOException {
        assertThat(read("a: !Ref X").toString()).isEqualTo("{\"a\":{\"Ref\":\"X\"}}");
        assertThat(read("a: !GetAtt X.Y.Z").toString())
                .isEqualTo("{\"a\":{\"Fn::GetAtt\":[\"X\",\"Y.Z\"]}}");
        assertThat(read("a: !If [C, !Ref X, 1]").toString())
                .isEqualTo("{\"a\":{\"Fn::If\":[\"C\",{\"Ref\":\"X\"},1]}}");
        assertThat(read("a: !Sub\n  - ${B}\n  - {B: !GetAtt [X, Y]}").toString())
                .isEqualTo(
                        "{\"a\":{\"Fn::Sub\":[\"${B}\",{\"B\":{\"Fn::GetAtt\":[\"X\",\"Y\"]}}]}}");
        assertThat(read("a: !Condition C").toString()).isEqualTo("{\"a\":{\"Condition\":\"C\"}}");
    }

    @Test
    void reads_the_long_form_of_an_attribute_the_same_way() throws IOException {
        assertThat(read("a: {'Fn::GetAtt': X.Y}")).isEqualTo(read("a: !GetAtt X.Y"));
    }

    @Test
    void keeps_the_types_of_scalars() throws IOException {
        JsonNode read = read("n: 7\nt: 'true'\nb: true\nd: 2012-10-17\ntext: |\n  a\n  b\n");

        assertThat(read.toString())
                .isEqualTo(
                        "{\"n\":7,\"t\":\"true\",\"b\":true,\"d\":\"2012-10-17\",\"text\":\"a\\nb\\n\"}");
    }

    @Test
    void refuses_a_tag_that_cloudformation_does_not_have() {
        assertThatThrownBy(() -> read("a: !Reff X"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("!Reff");
    }

    @Test
    void refuses_a_key_given_twice() {
        assertThatThrownBy(() -> read("a: 1\na: 2")).isInstanceOf(UncheckedIOException.class);
    }

    private JsonNode read(String yaml) throws IOException {
        return TemplateYaml.read(Files.writeString(directory.resolve("template.yaml"), yaml));
    }
}
