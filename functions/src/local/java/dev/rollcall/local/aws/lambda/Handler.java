package dev.rollcall.local.aws.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Clock;
import java.util.Map;

/** One deployed handler with the serializers that the managed runtime would choose for it. */
final class Handler {
    private final RequestHandler<Object, Object> handler;
    private final PojoSerializer<Object> input;
    private final PojoSerializer<Object> output;

    private Handler(
            RequestHandler<Object, Object> handler,
            PojoSerializer<Object> input,
            PojoSerializer<Object> output) {
        this.handler = handler;
        this.input = input;
        this.output = output;
    }

    /**
     * Makes the handler, giving it the environment and the clock that on AWS it takes from its
     * process.
     */
    @SuppressWarnings("unchecked")
    static Handler of(String className, Map<String, String> environment, Clock clock) {
        try {
            Class<?> type = Class.forName(className);
            Object made =
                    type.getConstructor(Map.class, Clock.class).newInstance(environment, clock);
            Type[] arguments = arguments(type);
            return new Handler(
                    (RequestHandler<Object, Object>) made,
                    serializer(arguments[0]),
                    serializer(arguments[1]));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "Handler "
                            + className
                            + " must implement RequestHandler and have a public constructor"
                            + " (Map, Clock)",
                    e);
        }
    }

    byte[] handle(byte[] payload, Context context) {
        Object event = input.fromJson(new ByteArrayInputStream(payload));
        Object answer = handler.handleRequest(event, context);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        output.toJson(answer, out);
        return out.toByteArray();
    }

    private static Type[] arguments(Class<?> type) {
        for (Type implemented : type.getGenericInterfaces()) {
            if (implemented instanceof ParameterizedType generic
                    && generic.getRawType() == RequestHandler.class) {
                return generic.getActualTypeArguments();
            }
        }
        throw new IllegalStateException(type.getName() + " does not implement RequestHandler");
    }

    @SuppressWarnings("unchecked")
    private static PojoSerializer<Object> serializer(Type type) {
        if (type instanceof Class<?> plain
                && LambdaEventSerializers.isLambdaSupportedEvent(plain.getName())) {
            return (PojoSerializer<Object>)
                    LambdaEventSerializers.serializerFor(plain, plain.getClassLoader());
        }
        return JacksonFactory.getInstance().getSerializer(type);
    }
}
