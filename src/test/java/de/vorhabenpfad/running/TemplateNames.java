package de.vorhabenpfad.running;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.thymeleaf.spring6.view.ThymeleafView;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Has every page say in a header which template made it, so that a test knows which ones it has looked at. */
@TestComponent
class TemplateNames implements BeanPostProcessor {

    static final String HEADER = "X-Template";

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof ThymeleafViewResolver resolver) {
            resolver.setViewClass(View.class);
        }
        return bean;
    }

    /** Made by the resolver, by its name. */
    public static class View extends ThymeleafView {

        @Override
        public void render(Map<String, ?> model, HttpServletRequest request, HttpServletResponse response) throws Exception {
            // a part of a template is "template :: part"
            response.setHeader(HEADER, String.valueOf(getTemplateName()).split(" ::")[0]);
            super.render(model, request, response);
        }
    }
}
