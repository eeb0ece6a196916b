package dev.rollcall.cli;

import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the local runtime that was started last told of itself. */
record LocalRuntimeFile(JsonObject content) {
    static final String PLACE = "target/local/runtime.json";

    /** Empty if none was ever started, or the file is not one of ours. */
    static Optional<LocalRuntimeFile> in(Path project) {
        try {
            String text = Files.readString(project.resolve(PLACE));
            return Optional.of(new LocalRuntimeFile(Json.readObject(text)));
        } catch (IOException | MalformedJson _) {
            return Optional.empty();
        }
    }

    String api() {
        return content.text("api");
    }

    String region() {
        return content.text("region");
    }

    /** Returns the keys of somebody who can call there; empty if nobody is called so. */
    Optional<AwsCredentialsIdentity> keysOf(String name) {
        return operators().stream()
                .filter(operator -> operator.text("name").equals(name))
                .findFirst()
                .map(operator ->
                        AwsCredentialsIdentity.create(
                                operator.text("accessKeyId"), operator.text("secretAccessKey")));
    }

    List<String> names() {
        return operators().stream().map(operator -> operator.text("name")).toList();
    }

    private List<JsonObject> operators() {
        return content.objects("operators");
    }
}
