package de.vorhabenpfad.path;

import java.util.List;

import de.vorhabenpfad.forms.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * A no of a guard at the engine. The request remembers it, since some addresses of the engine's REST API make an internal error of
 * whatever they are told.
 */
public final class Guarded {

    /** Request attribute: the last no of a guard in this request. */
    public static final String ATTRIBUTE = Refusal.class.getName();

    private static final ThreadLocal<Boolean> PRODUCT = ThreadLocal.withInitial(() -> false);

    private Guarded() {
    }

    /**
     * Does what the product itself answers for in the middle of a request that nobody has signed in for yet, such as keeping the account of
     * somebody whose proof of identity was checked. Nothing that the engine's own addresses lead to may call it.
     */
    public static void byTheProduct(Runnable deed) {
        PRODUCT.set(true);
        try {
            deed.run();
        } finally {
            PRODUCT.remove();
        }
    }

    /** Whether the guards need not ask who signed in. */
    public static boolean isByTheProduct() {
        return PRODUCT.get();
    }

    /** A refusal to throw. */
    public static Refusal refusal(String message) {
        return remembered(Refusal.of(Refusal.Kind.FORBIDDEN, message));
    }

    /** The same where one field of what was sent would have gone around the steps. */
    public static Refusal refusal(String key, String message) {
        return remembered(Refusal.of(Refusal.Kind.FOREIGN, List.of(new Refusal.Field(key, message))));
    }

    private static Refusal remembered(Refusal refusal) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(ATTRIBUTE, refusal, RequestAttributes.SCOPE_REQUEST);
        }
        return refusal;
    }

    /** What a guard has said in this request; null if it said nothing, or there is no request. */
    public static @Nullable Refusal inThisRequest() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request == null ? null : (Refusal) request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
    }
}
