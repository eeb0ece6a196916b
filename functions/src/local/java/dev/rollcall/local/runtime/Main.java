package dev.rollcall.local.runtime;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.PortTaken;
import dev.rollcall.local.time.RealTimeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Starts the local runtime and stays up until it is stopped. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Path project = Path.of("").toAbsolutePath();
        LocalOptions options;
        try {
            options = LocalOptions.parse(project, List.of(arguments));
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
            return;
        }
        try {
            serve(project, options);
        } catch (PortTaken taken) {
            System.err.println(options.explain(taken.port()));
            System.exit(1);
        }
    }

    private static void serve(Path project, LocalOptions options) throws Exception {
        try (LocalRuntime runtime = LocalRuntime.start(options, new RealTimeline())) {
            Path told = project.resolve("target/local/runtime.json");
            Files.createDirectories(told.getParent());
            Files.writeString(told, Json.write(runtime.describe()) + "\n");
            runtime.writeSandboxCredentials(told.resolveSibling("credentials.json"));
            Addresses addresses = runtime.addresses();
            System.out.println("Rollcall is ready");
            System.out.println("  look here    " + addresses.api() + "/_local/");
            System.out.println("  API          " + addresses.api());
            System.out.println("  Slack        " + addresses.slack());
            System.out.println("  Okta         " + addresses.idp() + "/okta");
            System.out.println("  AWS          " + addresses.aws());
            System.out.println("  secrets and names: target/local/runtime.json");
            new CountDownLatch(1).await();
        }
    }
}
