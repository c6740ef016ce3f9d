# The server as an image without a shell.
FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 make build && mkdir /data

FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /src/bin/vinculum /vinculum
COPY --from=build --chown=nonroot:nonroot /data /data
ENV VINCULUM_ADDR=:8080 VINCULUM_DATA=/data
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["/vinculum"]
CMD ["serve"]
