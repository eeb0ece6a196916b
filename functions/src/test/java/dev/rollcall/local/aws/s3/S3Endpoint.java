package dev.rollcall.local.aws.s3;

import dev.rollcall.local.aws.AwsGateway;
import dev.rollcall.local.runtime.Clients;
import dev.rollcall.local.runtime.LocalAws;
import dev.rollcall.local.time.VirtualTimeline;

import software.amazon.awssdk.services.s3.S3Client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Local S3 by itself, with the real SDK's client pointed at it. */
final class S3Endpoint implements AutoCloseable {
    final VirtualTimeline timeline = new VirtualTimeline(Instant.parse("2026-01-01T00:00:00Z"));
    private final AwsGateway gateway;
    private final Clients clients;

    S3Endpoint() throws IOException {
        gateway = new AwsGateway(0, List.of());
        gateway.serve(
                Map.of(
                        "s3",
                        new S3Service(
                                timeline.clock(),
                                Map.of(LocalAws.ACCESS_KEY, LocalAws.SECRET_KEY))));
        clients = new Clients(gateway.endpoint());
    }

    S3Client client() {
        return clients.s3();
    }

    URI uri(String pathAndQuery) {
        return gateway.endpoint().resolve(pathAndQuery);
    }

    HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Override
    public void close() {
        clients.close();
        gateway.close();
    }
}
