package dev.rollcall.local.template;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * Reads a CloudFormation template as JSON, its short tags as their long forms: {@code !Ref X} is
 * {@code {"Ref":"X"}}, {@code !GetAtt X.Y} is {@code {"Fn::GetAtt":["X","Y"]}}.
 *
 * <p>Source: CloudFormation User Guide, "Intrinsic function reference".
 */
public final class TemplateYaml {
    private static final JsonMapper SCALARS = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final YAMLFactory YAML =
            YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    /** The tags whose long form does not begin with {@code Fn::}. */
    private static final Set<String> BARE = Set.of("Ref", "Condition");

    private static final Set<String> FUNCTIONS =
            Set.of(
                    "And",
                    "Base64",
                    "Cidr",
                    "Equals",
                    "FindInMap",
                    "GetAtt",
                    "GetAZs",
                    "If",
                    "ImportValue",
                    "Join",
                    "Not",
                    "Or",
                    "Select",
                    "Split",
                    "Sub",
                    "Transform");

    private TemplateYaml() {}

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException if a tag is unknown
     * @throws UncheckedIOException if it cannot be read, is not YAML, or has a key twice
     */
    public static JsonNode read(Path file) {
        try (YAMLParser parser = YAML.createParser(file.toFile())) {
            parser.nextToken();
            return value(parser);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static JsonNode value(YAMLParser parser) throws IOException {
        String tag = parser.getTypeId();
        JsonNode bare =
                switch (parser.currentToken()) {
                    case START_OBJECT -> object(parser);
                    case START_ARRAY -> array(parser);
                    default -> SCALARS.readTree(parser);
                };
        return tag == null ? bare : tagged(tag, bare);
    }

    private static ObjectNode object(YAMLParser parser) throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            JsonNode value = value(parser);
            object.set(name, "Fn::GetAtt".equals(name) ? attribute(value) : value);
        }
        return object;
    }

    private static ArrayNode array(YAMLParser parser) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }

    private static ObjectNode tagged(String tag, JsonNode value) {
        if (BARE.contains(tag)) {
            return NODES.objectNode().set(tag, value);
        }
        if (!FUNCTIONS.contains(tag)) {
            throw new IllegalArgumentException("CloudFormation has no tag !" + tag);
        }
        return NODES.objectNode()
                .set("Fn::" + tag, "GetAtt".equals(tag) ? attribute(value) : value);
    }

    /** The name of a resource has no dot, that of an attribute may have several. */
    private static JsonNode attribute(JsonNode value) {
        if (!value.isTextual()) {
            return value;
        }
        String[] parts = value.textValue().split("\\.", 2);
        ArrayNode both = NODES.arrayNode();
        for (String part : parts) {
            both.add(part);
        }
        return both;
    }
}
