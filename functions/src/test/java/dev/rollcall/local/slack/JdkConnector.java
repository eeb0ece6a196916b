package dev.rollcall.local.slack;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;

import org.glassfish.jersey.client.ClientRequest;
import org.glassfish.jersey.client.ClientResponse;
import org.glassfish.jersey.client.spi.AsyncConnectorCallback;
import org.glassfish.jersey.client.spi.Connector;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** Lets Jersey send by the JDK's client: its own way of sending knows no PATCH. */
public final class JdkConnector implements Connector {
    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    public ClientResponse apply(ClientRequest request) {
        try {
            byte[] body = body(request);
            HttpRequest.Builder call =
                    HttpRequest.newBuilder(request.getUri())
                            .method(
                                    request.getMethod(),
                                    HttpRequest.BodyPublishers.ofByteArray(body));
            request.getStringHeaders()
                    .forEach((name, values) -> values.forEach(value -> call.header(name, value)));
            HttpResponse<byte[]> answer =
                    http.send(call.build(), HttpResponse.BodyHandlers.ofByteArray());
            ClientResponse response =
                    new ClientResponse(
                            Response.Status.fromStatusCode(answer.statusCode()), request);
            answer.headers()
                    .map()
                    .forEach((name, values) ->
                            values.forEach(value -> response.header(name, value)));
            response.setEntityStream(new ByteArrayInputStream(answer.body()));
            return response;
        } catch (IOException failure) {
            throw new ProcessingException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ProcessingException(interrupted);
        }
    }

    private static byte[] body(ClientRequest request) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (request.hasEntity()) {
            request.setStreamProvider(_ -> body);
            request.writeEntity();
        }
        return body.toByteArray();
    }

    @Override
    public Future<?> apply(ClientRequest request, AsyncConnectorCallback callback) {
        callback.response(apply(request));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public String getName() {
        return "java.net.http";
    }

    @Override
    public void close() {
        http.close();
    }
}
