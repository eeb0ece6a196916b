package dev.rollcall.application.reconcile;

import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.ListingPoint;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Notes each page of a list that is asked for, by its list and where it begins. */
final class Reads {
    private Reads() {}

    static <T> T of(Class<T> port, T real, List<String> notes) {
        Object proxy =
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (_, method, arguments) -> {
                            if (arguments != null && !method.getName().equals("read")) {
                                notes.add(
                                        method.getName()
                                                + Arrays.stream(arguments)
                                                        .map(Reads::word)
                                                        .collect(Collectors.joining(" ", " ", "")));
                            }
                            try {
                                return method.invoke(real, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
        return port.cast(proxy);
    }

    private static String word(Object argument) {
        return switch (argument) {
            case CursorPoint point -> point.cursor().orElse("start");
            case ListingPoint point -> Integer.toString(point.startIndex());
            default -> argument.toString();
        };
    }
}
