//! The table of routes. A route cannot be added without saying who may use it, and one test walks the whole table.

use axum::{
    Router,
    extract::Request,
    handler::Handler,
    http::Method,
    middleware::{Next, from_fn},
    response::{IntoResponse, Response},
    routing::MethodFilter,
};
use madang_kernel::{Actor, App, Error, Role};

/// Who may use a route at all. What they see or do there is decided again by each command and query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Access {
    /// Visitors too.
    Everyone,
    /// Whoever is signed in.
    Member,
    /// Agents and above.
    Agent,
    /// Moderators and above.
    Moderator,
    /// Community managers and above.
    Manager,
    /// Administrators.
    Administrator,
}

impl Access {
    /// Whether this actor may use the route.
    ///
    /// # Errors
    /// [`Error::SignIn`] for a visitor, [`Error::Forbidden`] for a member whose role does not suffice.
    pub fn check(self, actor: &Actor) -> Result<(), Error> {
        let least = match self {
            Access::Everyone => return Ok(()),
            Access::Member => Role::Member,
            Access::Agent => Role::Agent,
            Access::Moderator => Role::Moderator,
            Access::Manager => Role::Manager,
            Access::Administrator => Role::Administrator,
        };
        match actor.role() {
            None => Err(Error::SignIn),
            Some(role) if role >= least => Ok(()),
            Some(_) => Err(Error::Forbidden),
        }
    }
}

/// One line of the table.
#[derive(Clone, Debug)]
pub struct Route {
    /// The method.
    pub method: Method,
    /// The path, with `{names}` of its parts.
    pub path: &'static str,
    /// Who may use it.
    pub access: Access,
}

/// Routes with their table.
#[derive(Default)]
pub struct Routes {
    /// The router to serve.
    pub router: Router<App>,
    /// The table of what it serves.
    pub table: Vec<Route>,
}

impl Routes {
    /// No routes yet.
    pub fn new() -> Routes {
        Routes::default()
    }

    /// Adds a route that answers GET (and HEAD).
    pub fn get<H: Handler<T, App>, T: 'static>(self, path: &'static str, access: Access, handler: H) -> Routes {
        self.add(Method::GET, MethodFilter::GET, path, access, handler)
    }

    /// Adds a route that answers POST.
    pub fn post<H: Handler<T, App>, T: 'static>(self, path: &'static str, access: Access, handler: H) -> Routes {
        self.add(Method::POST, MethodFilter::POST, path, access, handler)
    }

    /// Adds a route that answers PUT.
    pub fn put<H: Handler<T, App>, T: 'static>(self, path: &'static str, access: Access, handler: H) -> Routes {
        self.add(Method::PUT, MethodFilter::PUT, path, access, handler)
    }

    /// Adds a route that answers PATCH.
    pub fn patch<H: Handler<T, App>, T: 'static>(self, path: &'static str, access: Access, handler: H) -> Routes {
        self.add(Method::PATCH, MethodFilter::PATCH, path, access, handler)
    }

    /// Adds a route that answers DELETE.
    pub fn delete<H: Handler<T, App>, T: 'static>(self, path: &'static str, access: Access, handler: H) -> Routes {
        self.add(Method::DELETE, MethodFilter::DELETE, path, access, handler)
    }

    /// Adds the routes of another table.
    pub fn merge(mut self, other: Routes) -> Routes {
        self.router = self.router.merge(other.router);
        self.table.extend(other.table);
        self
    }

    fn add<H: Handler<T, App>, T: 'static>(
        mut self,
        method: Method,
        filter: MethodFilter,
        path: &'static str,
        access: Access,
        handler: H,
    ) -> Routes {
        let mut route = axum::routing::on(filter, handler);
        if access != Access::Everyone {
            route = route
                .layer(from_fn(move |actor: Actor, request: Request, next: Next| guard(access, actor, request, next)));
        }
        self.router = self.router.route(path, route);
        self.table.push(Route { method, path, access });
        self
    }
}

async fn guard(access: Access, actor: Actor, request: Request, next: Next) -> Response {
    match access.check(&actor) {
        Ok(()) => next.run(request).await,
        Err(error) => error.into_response(),
    }
}
